// Monaco, wrapped once: a field for a rule that shows the same lights as the lit rule. Loaded when one starts to edit.
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/caretOperations/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/yaml/register';
import type { LitInput } from '../../view/lit-rule';
import { serveLanguage, type Questions } from './monaco-language';
import { serveWorkers } from './monaco-worker';
import { decorations, markers } from './monaco-marks';
import { defineThemes, themeName } from './monaco-theme';

export interface RuleFieldOptions {
  readonly text: string;
  readonly selection: readonly [start: number, end: number];
  /** `at` is when the key went down. */
  readonly onchange: (text: string, at: number) => void;
  readonly oncaret: (offset: number) => void;
  readonly onleave: (offset: number) => void;
  readonly questions: Questions;
}

export interface RuleField {
  show(text: string, marks: LitInput, blocked: boolean): void;
  paint(dark: boolean): void;
  goTo(offset: number): void;
  /** Lays the text out anew. */
  format(): void;
  focus(): void;
  dispose(): void;
}

const OWNER = 'stagelight';
const FORCED = matchMedia('(forced-colors: active)');

/** What Escape closes before it leaves the editor, in Monaco's words. */
const OPEN = [
  ...['findWidgetVisible', 'hasMultipleSelections', 'editorHoverVisible', 'suggestWidgetVisible'],
  ...['renameInputVisible', 'codeActionMenuVisible', 'messageVisible', 'inSnippetMode'],
];

export function ruleField(host: HTMLElement, options: RuleFieldOptions): RuleField {
  serveWorkers();
  defineThemes();
  // With the editor, not when its first icon shows: once the editor is up, nothing more is fetched.
  void document.fonts.load('16px codicon');
  const model = monaco.editor.createModel(options.text, 'yaml');
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  const editor = monaco.editor.create(host, { ...LOOK, model });
  const language = serveLanguage(model, options.questions, (notice) => showAtCaret(editor, notice));
  const marks = editor.createDecorationsCollection();
  const [start, end] = options.selection.map((offset) => model.getPositionAt(offset));
  editor.setSelection(monaco.Range.fromPositions(start!, end));
  editor.revealPositionInCenterIfOutsideViewport(start!);

  const caret = () => model.getOffsetAt(editor.getPosition() ?? { lineNumber: 1, column: 1 });
  let keyAt = 0;
  let ours = false;
  let shown: readonly unknown[] = [];
  editor.onKeyDown((event) => (keyAt = event.browserEvent.timeStamp));
  model.onDidChangeContent(() => {
    const now = performance.now();
    // A paste or a drag comes without a key.
    if (!ours) options.onchange(model.getValue(), now - keyAt < 100 ? keyAt : now);
  });
  editor.onDidChangeCursorPosition(() => options.oncaret(caret()));
  // Escape first closes what is open inside the editor.
  editor.addCommand(
    monaco.KeyCode.Escape,
    () => options.onleave(caret()),
    `textInputFocus && ${OPEN.map((each) => `!${each}`).join(' && ')}`,
  );

  const format = () => void editor.getAction('editor.action.formatDocument')?.run();
  // Monaco's own key for it on Linux is the browser's.
  editor.addCommand(monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF, format);

  return {
    show(text, input, blocked) {
      if (text !== model.getValue()) {
        ours = true;
        editor.executeEdits(OWNER, [{ range: model.getFullModelRange(), text }]);
        editor.pushUndoStop();
        ours = false;
      }
      // While one types, Monaco moves what it shows by itself; it is told again when a verdict has come.
      const { rules, reasons, counts, diagnostics } = input;
      const now = [rules, reasons, counts, diagnostics, blocked];
      if (now.every((each, i) => each === shown[i])) return;
      shown = now;
      marks.set(decorations(model, input, blocked));
      monaco.editor.setModelMarkers(model, OWNER, markers(model, input));
    },
    paint: (dark) => monaco.editor.setTheme(themeName(dark, FORCED.matches)),
    goTo(offset) {
      if (offset === caret()) return;
      editor.setPosition(model.getPositionAt(offset));
      editor.revealPositionInCenterIfOutsideViewport(model.getPositionAt(offset));
      editor.focus();
    },
    format,
    focus: () => editor.focus(),
    dispose() {
      language.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}

interface Messages extends monaco.editor.IEditorContribution {
  showMessage(message: string, position: monaco.IPosition): void;
}

/** Where Monaco shows its own refusals; it comes with renaming, and reads itself out. */
function showAtCaret(editor: monaco.editor.IStandaloneCodeEditor, notice: string): void {
  const messages = editor.getContribution<Messages>('editor.contrib.messageController');
  const position = editor.getPosition();
  if (position !== null) messages?.showMessage(notice, position);
}

/** As near to the lit rule as Monaco goes, so that nothing jumps when it takes over. */
const LOOK: monaco.editor.IStandaloneEditorConstructionOptions = {
  // Enter takes an offer only where that changes something; else it ends the line.
  acceptSuggestionOnEnter: 'smart',
  ariaLabel: 'Rule text. Escape leaves the editor, Control+M lets Tab move on.',
  automaticLayout: true,
  bracketPairColorization: { enabled: false },
  contextmenu: false,
  fixedOverflowWidgets: true,
  folding: true,
  fontFamily:
    'ui-monospace, "SF Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSize: 12.5,
  gotoLocation: { multipleDefinitions: 'goto' },
  // Number, mark, bar, text, where the lit rule has them: the marks stand in the decorations, not in the glyph margin.
  glyphMargin: false,
  guides: { indentation: false },
  lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
  lineDecorationsWidth: 13,
  lineHeight: 20,
  lineNumbersMinChars: 5,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerLanes: 0,
  padding: { top: 8, bottom: 8 },
  // A rule's text is text to Monaco, keys and all.
  quickSuggestions: { other: true, strings: true, comments: false },
  renderLineHighlight: 'line',
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
  selectionHighlight: false,
  stickyScroll: { enabled: false },
  suggest: { showIcons: false, showStatusBar: true, snippetsPreventQuickSuggestions: false },
  suggestLineHeight: 24,
  tabSize: 4,
  unicodeHighlight: { ambiguousCharacters: false },
  wordBasedSuggestions: 'off',
  wordWrap: 'on',
  wrappingIndent: 'indent',
};
