// What a Lambda function is handed by a subscription of CloudWatch Logs: the subscription's message, packed, in base64.
import { base64Inside, textAt, type Container } from './container';

export const cloudwatchLambda: Container = {
  name: 'CloudWatch Logs export',
  unwrap(value) {
    const data = textAt(value, 'awslogs', 'data');
    return data === null ? null : { inner: [base64Inside(data)] };
  },
};
