// Every wrapper we know, those first that are told by more than one key. Each file knows one.
import { athenaResults } from './athena-results';
import { cloudwatchEvents } from './cloudwatch-events';
import { cloudwatchLambda } from './cloudwatch-lambda';
import { cloudwatchSubscription } from './cloudwatch-subscription';
import type { Container } from './container';
import { datadog } from './datadog';
import { ecs } from './ecs';
import { elasticBulk } from './elastic-bulk';
import { elasticHits } from './elastic-hits';
import { elsewhere } from './elsewhere';
import { eventBridge } from './event-bridge';
import { eventHistory } from './event-history';
import { findings } from './findings';
import { firehose, kinesisAnswer } from './firehose';
import { insightsResults } from './insights-results';
import { insightsRow } from './insights-row';
import { lakeResults } from './lake-results';
import { kinesis, snsEvent, sqsEvent } from './lambda-records';
import { list } from './list';
import { logAnalytics } from './log-analytics';
import { logFile } from './log-file';
import { loki } from './loki';
import { lookupEvents } from './lookup-events';
import { snsNotification, sqsAnswer } from './notifications';
import { ocsf } from './ocsf';
import { panther } from './panther';
import { rowList } from './row-list';
import { sentinel } from './sentinel';
import { splunk } from './splunk';
import { athenaRow, lakeRow, pipesRow } from './table-row';
import { textField } from './text-field';
import { wazuh } from './wazuh';

export const containers: readonly Container[] = [
  ...[kinesis, sqsEvent, snsEvent, kinesisAnswer, logFile],
  ...[insightsRow, list],
  ...[eventBridge, cloudwatchSubscription, cloudwatchLambda, cloudwatchEvents, insightsResults],
  ...[lookupEvents, lakeResults, athenaResults, elasticHits, elasticBulk, ecs, splunk, ocsf],
  ...[firehose, snsNotification, sqsAnswer, datadog, panther, sentinel, logAnalytics, wazuh, loki],
  ...[findings, lakeRow, athenaRow, pipesRow, eventHistory, rowList, textField],
  elsewhere,
];
