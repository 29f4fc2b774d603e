// What a document of any kind says about itself (docs/semantics.md, 1.2). Never blocks.
import type { Diagnostic } from '../../text/diagnostic';
import * as messages from '../messages/metadata';
import { valueOf } from '../node';
import type { YamlMap, YamlScalar } from '../yaml';
import { checkDates } from './dates';
import { checkKeys } from './keys';
import { checkLists } from './lists';
import { checkRelated } from './related';
import { checkTags } from './tags';
import { checkOneOf, checkText, given, isUuid } from './text';

const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'];
const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'];

/** `head`: the place of what is missing. */
export function checkAttributes(node: YamlMap, head: Diagnostic['range']): Diagnostic[] {
  const text = (key: string, check: (node: YamlScalar) => Diagnostic[]) =>
    checkText(valueOf(node, key), key, check);
  return [
    ...(given(node, 'title') ? [] : [messages.missing(head, 'title', 'a title')]),
    ...text('title', checkTitle),
    ...text('id', checkId),
    ...['name', 'taxonomy'].flatMap((key) => text(key, (value) => checkNotEmpty(value, key))),
    ...text('taxonomy', checkTaxonomy),
    ...text('status', (value) => checkOneOf(value, 'status', STATUSES)),
    ...text('level', (value) => checkOneOf(value, 'level', LEVELS)),
    ...['description', 'author', 'license'].flatMap((key) => text(key, () => [])),
    ...checkDates(node),
    ...checkLists(node),
    ...checkTags(node),
    ...checkRelated(node),
    ...checkKeys(node),
  ];
}

const MAX_TITLE = 256;

function checkTitle({ range, text }: YamlScalar): Diagnostic[] {
  if (text.trim() === '') return [messages.emptyTitle(range)];
  return text.length > MAX_TITLE ? [messages.longTitle(range, text.length, MAX_TITLE)] : [];
}

function checkId({ range, text }: YamlScalar): Diagnostic[] {
  if (!isUuid(text)) return [messages.badId(range, text)];
  const version = text.replaceAll('-', '')[12]!;
  return version === '4' ? [] : [messages.otherUuid(range, version)];
}

const checkNotEmpty = ({ range, text }: YamlScalar, key: string): Diagnostic[] =>
  text === '' ? [messages.emptyText(range, key)] : [];

const checkTaxonomy = ({ range, text }: YamlScalar): Diagnostic[] =>
  text === 'sigma' || text === '' ? [] : [messages.otherTaxonomy(range, text)];
