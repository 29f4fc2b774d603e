// The lights of a rule as Monaco has them: glyphs, bars, "had …" behind the line, chips in the condition, squiggles.
import * as monaco from 'monaco-editor/editor';
import type { Severity } from '../../text/diagnostic';
import type { LitInput } from '../../view/lit-rule';
import { ruleMarks, type Chip, type LineMark } from '../../view/rule-marks';
import './monaco-marks.css';

const DIFFERS = {
  hoverMessage: { value: 'Engines disagree here: leave the editor and press ≠ to read how.' },
};

type Decoration = monaco.editor.IModelDeltaDecoration;

export function decorations(
  model: monaco.editor.ITextModel,
  input: LitInput,
  blocked: boolean,
): Decoration[] {
  const { lines, chips } = ruleMarks(input);
  const known = [...lines.values()].filter((mark) => mark.line <= model.getLineCount());
  return [
    ...known.flatMap((mark) => lineDecorations(model, mark, blocked)),
    ...chips.map((chip) => chipDecoration(model, chip)),
  ];
}

function lineDecorations(
  model: monaco.editor.ITextModel,
  mark: LineMark,
  blocked: boolean,
): Decoration[] {
  const end = model.getLineMaxColumn(mark.line);
  const range = new monaco.Range(mark.line, 1, mark.line, end);
  const found: Decoration[] = [];
  if (mark.ok !== null) {
    const glyph = mark.ok ? 'lit-ok' : mark.quiet ? 'lit-no lit-quiet' : 'lit-no';
    found.push({ range, options: { firstLineDecorationClassName: glyph } });
  }
  if (mark.hue !== null) {
    const bar = `lit-bar hue-${mark.hue.index} lit-pattern-${mark.hue.pattern}${blocked ? ' lit-hatched' : ''}`;
    found.push({ range, options: { isWholeLine: true, linesDecorationsClassName: bar } });
  }
  const had = mark.had?.text ?? '';
  const words = [
    had === '' ? null : [had, mark.ok === true ? 'lit-had lit-met' : 'lit-had'],
    mark.differs.length === 0 ? null : ['≠', 'lit-differs'],
    mark.count === '' ? null : [mark.count, 'lit-count'],
  ];
  for (const word of words) {
    if (word === null) continue;
    const [content, inlineClassName] = word as [string, string];
    const after = {
      content: ` ${content} `,
      inlineClassName,
      cursorStops: monaco.editor.InjectedTextCursorStops.None,
    };
    found.push({
      range: new monaco.Range(mark.line, end, mark.line, end),
      options: {
        after,
        showIfCollapsed: true,
        ...(inlineClassName === 'lit-differs' ? DIFFERS : {}),
      },
    });
  }
  return found;
}

function chipDecoration(model: monaco.editor.ITextModel, chip: Chip): Decoration {
  const [start, end] = chip.range.map((offset) => model.getPositionAt(offset));
  const hue = chip.hue === null ? '' : ` hue-${chip.hue.index}`;
  const state = chip.on === null ? '' : chip.on ? ' lit-chip-on' : ' lit-chip-off';
  return {
    range: monaco.Range.fromPositions(start!, end),
    options: { inlineClassName: `lit-chip${hue}${state}` },
  };
}

const SEVERITY: Record<Severity, monaco.MarkerSeverity> = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
};

export function markers(
  model: monaco.editor.ITextModel,
  input: LitInput,
): monaco.editor.IMarkerData[] {
  return input.diagnostics.map((diagnostic) => {
    const [start, end] = diagnostic.range.map((offset, i) =>
      model.getPositionAt(input.move(offset, i === 0 ? 'start' : 'end')),
    );
    return {
      severity: SEVERITY[diagnostic.severity],
      message: diagnostic.message,
      code: {
        value: diagnostic.code,
        target: monaco.Uri.parse(`${location.href.split('#')[0]}#/problems/${diagnostic.code}`),
      },
      startLineNumber: start!.lineNumber,
      startColumn: start!.column,
      endLineNumber: end!.lineNumber,
      endColumn: end!.column,
    };
  });
}
