// The rule the benchmarks run: the founding one's shape, a list of patterns and a nested field, and at the very end of the
// text a value to type into. Its longest line is another one: a line that grows past all others moves the whole sheet.
export const RULE = `title: Commands sent by people
description: ${'A person, not a service and not a tool, ran a command or opened a shell on a machine. '.repeat(2)}
logsource:
  product: aws
  service: cloudtrail
detection:
  condition: selection_event and 1 of selection_status_* and not filter_service and typed
  selection_event:
    eventSource: ssm.amazonaws.com
    eventName:
      - SendCommand
      - StartSession
  selection_status_success:
    errorCode: Success
  selection_status_null:
    errorCode: null
  filter_service:
    - userIdentity.invokedBy|endswith: .amazonaws.com
    - userAgent|contains:
        - Terraform
        - '*aws-sdk-go*'
  typed:
    userIdentity.arn|contains: a`;
