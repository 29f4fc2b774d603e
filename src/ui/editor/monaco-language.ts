// The worker's answers in Monaco's words: completion, hover, definition, rename, format, quick fixes. Loaded with Monaco.
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoSymbol/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/rename/register';
import './monaco-widgets.css';
import type { Completion } from '../../language/complete';
import type { Range } from '../../text/range';
import { STALE, type OrStale, type WorkerClient } from '../../worker/client';

/** What the editor asks of the worker. */
export type Questions = Pick<WorkerClient, 'ask'>;

type Model = monaco.editor.ITextModel;
/** Shows at the caret what could not be done. */
type Say = (notice: string) => void;

/** Answers Monaco about one model until disposed. */
export function serveLanguage(model: Model, questions: Questions, say: Say): monaco.IDisposable {
  const { languages } = monaco;
  const language = model.getLanguageId();
  const about = aboutOnly(model);
  // The first question has the worker count what the events hold: better now than between two keys.
  void questions.ask('complete', '', 0);
  const served = [
    languages.registerCompletionItemProvider(language, about(completion(questions))),
    languages.registerHoverProvider(language, about(hover(questions))),
    languages.registerDefinitionProvider(language, about(definition(questions))),
    languages.registerRenameProvider(language, about(rename(questions, say))),
    languages.registerCodeActionProvider(language, about(codeActions(questions))),
    languages.registerDocumentFormattingEditProvider(language, about(formatting(questions, say))),
  ];
  return { dispose: () => served.forEach((each) => each.dispose()) };
}

/** Monaco knows languages, not fields: a provider answers for its own model alone. */
const aboutOnly =
  (model: Model) =>
  <P extends object>(provider: P): P =>
    Object.fromEntries(
      Object.entries(provider).map(([name, value]) => [
        name,
        typeof value === 'function'
          ? (asked: Model, ...rest: unknown[]) =>
              asked === model
                ? (value as (...all: unknown[]) => unknown)(asked, ...rest)
                : undefined
          : value,
      ]),
    ) as P;

/** null where the question was overtaken, or the editor is gone by now. */
async function answered<T>(model: Model, question: Promise<OrStale<T>>): Promise<T | null> {
  const answer = await question;
  return answer === STALE || model.isDisposed() ? null : answer;
}

function rangeIn(model: Model, [start, end]: Range): monaco.Range {
  return monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
}

const KINDS = {
  key: monaco.languages.CompletionItemKind.Property,
  field: monaco.languages.CompletionItemKind.Field,
  modifier: monaco.languages.CompletionItemKind.Function,
  value: monaco.languages.CompletionItemKind.Value,
  search: monaco.languages.CompletionItemKind.Variable,
  operator: monaco.languages.CompletionItemKind.Operator,
} as const;

const completion = (questions: Questions): monaco.languages.CompletionItemProvider => ({
  triggerCharacters: [' ', ':', '|', '.', '-', "'", '"', '(', '[', ','],
  async provideCompletionItems(model, position) {
    const asked = questions.ask('complete', model.getValue(), model.getOffsetAt(position));
    const answer = await answered(model, asked);
    if (answer === null) return { suggestions: [], incomplete: true };
    if (answer.late) askAgain(model, position);
    const suggestions = answer.items.map((item, index) => suggestion(model, item, index));
    return { suggestions, incomplete: !answer.whole };
  },
});

/** Between two questions while names are on their way, in milliseconds. */
const AGAIN = 150;

/** Some of the offers are still on their way: they are asked for again while nothing is typed. Who types on asks anew anyway. */
function askAgain(model: Model, position: monaco.IPosition): void {
  const version = model.getVersionId();
  setTimeout(() => {
    if (model.isDisposed() || model.getVersionId() !== version) return;
    const editor = monaco.editor.getEditors().find((one) => one.getModel() === model);
    if (editor?.hasTextFocus() !== true || editor.getPosition()?.equals(position) !== true) return;
    // As if it came by itself: where there is nothing, nothing is said.
    editor.trigger('names', 'editor.action.triggerSuggest', { auto: true });
  }, AGAIN);
}

function suggestion(
  model: Model,
  item: Completion,
  index: number,
): monaco.languages.CompletionItem {
  const { InsertAsSnippet, KeepWhitespace } = monaco.languages.CompletionItemInsertTextRule;
  return {
    label: { label: item.label, description: item.detail },
    kind: KINDS[item.kind],
    insertText: `${literally(item.insert.slice(0, item.caret))}$0${literally(item.insert.slice(item.caret))}`,
    insertTextRules: InsertAsSnippet | KeepWhitespace,
    range: rangeIn(model, item.range),
    filterText: item.filter,
    sortText: String(index).padStart(5, '0'),
    ...(item.doc === '' ? {} : { documentation: { value: item.doc } }),
    ...(item.again ? { command: { id: 'editor.action.triggerSuggest', title: '' } } : {}),
  };
}

/** No sign of a snippet keeps its meaning. */
const literally = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

const hover = (questions: Questions): monaco.languages.HoverProvider => ({
  async provideHover(model, position) {
    const answer = await answered(
      model,
      questions.ask('hover', model.getValue(), model.getOffsetAt(position)),
    );
    if (answer === null) return null;
    // The message of a diagnostic is shown by Monaco, from its marker.
    const explained = answer.diagnostics.flatMap(({ explanation }) => explanation ?? []);
    const contents = [...explained, ...answer.lines].map((value) => ({ value }));
    return contents.length === 0 ? null : { range: rangeIn(model, answer.range), contents };
  },
});

const definition = (questions: Questions): monaco.languages.DefinitionProvider => ({
  async provideDefinition(model, position) {
    const answer = await answered(
      model,
      questions.ask('definition', model.getValue(), model.getOffsetAt(position)),
    );
    return answer?.targets.map((target) => ({ uri: model.uri, range: rangeIn(model, target) }));
  },
});

const rename = (questions: Questions, say: Say): monaco.languages.RenameProvider => ({
  async resolveRenameLocation(model, position) {
    const answer = await answered(
      model,
      questions.ask('definition', model.getValue(), model.getOffsetAt(position)),
    );
    if (answer?.renames) return { range: rangeIn(model, answer.origin), text: answer.name };
    const here = monaco.Range.fromPositions(position);
    const rejectReason = 'Only a search identifier or the name of a rule can be renamed.';
    return { range: here, text: '', rejectReason };
  },
  async provideRenameEdits(model, position, name) {
    const answer = await answered(
      model,
      questions.ask('rename', model.getValue(), model.getOffsetAt(position), name),
    );
    const why = answer === null ? 'The text has changed; try again.' : answer.refusal;
    // Monaco would only write it to the console.
    if (why !== null) say(why);
    if (answer === null || answer.edits === null) return { edits: [], rejectReason: why ?? '' };
    return { edits: answer.edits.map(({ range, text }) => edit(model, range, text)) };
  },
});

const edit = (model: Model, range: Range, text: string): monaco.languages.IWorkspaceTextEdit => ({
  resource: model.uri,
  textEdit: { range: rangeIn(model, range), text },
  versionId: model.getVersionId(),
});

const codeActions = (questions: Questions): monaco.languages.CodeActionProvider => ({
  async provideCodeActions(model, range, { markers }) {
    const asked: Range = [
      model.getOffsetAt(range.getStartPosition()),
      model.getOffsetAt(range.getEndPosition()),
    ];
    const fixes = (await answered(model, questions.ask('fixes', model.getValue(), asked))) ?? [];
    const actions = fixes.map(({ title, code, range: at, text }) => ({
      title,
      kind: 'quickfix',
      diagnostics: markers.filter((marker) => codeOf(marker) === code),
      edit: { edits: [edit(model, at, text)] },
      isPreferred: fixes.length === 1,
    }));
    return { actions, dispose: () => undefined };
  },
});

const codeOf = ({ code }: monaco.editor.IMarkerData): string | undefined =>
  typeof code === 'object' ? code.value : code;

const formatting = (
  questions: Questions,
  say: Say,
): monaco.languages.DocumentFormattingEditProvider => ({
  async provideDocumentFormattingEdits(model) {
    const answer = await answered(model, questions.ask('format', model.getValue()));
    if (answer === null) return [];
    if (answer.text === null) say(`Not formatted. ${answer.refusal}`);
    return answer.text === null ? [] : [{ range: model.getFullModelRange(), text: answer.text }];
  },
});
