// The page's colours for Monaco. It wants hexadecimal ones of its own, so the tokens of app.css stand here once more.
import * as monaco from 'monaco-editor/editor';

/** Where the system forces its colours, Monaco's own theme of high contrast follows them. */
export function themeName(dark: boolean, forced = false): string {
  if (forced) return dark ? 'hc-black' : 'hc-light';
  return dark ? 'stagelight-dark' : 'stagelight-light';
}

interface Colours {
  readonly pane: string;
  readonly ink: string;
  readonly faint: string;
  readonly key: string;
  readonly value: string;
  readonly soft: string;
  readonly accent: string;
  readonly accentBg: string;
  readonly raise: string;
  readonly line: string;
}

const LIGHT: Colours = {
  pane: '#ffffff',
  ink: '#1b1e22',
  faint: '#62686f',
  key: '#7a3e9d',
  value: '#0a5c36',
  soft: '#565c64',
  accent: '#3b4cca',
  accentBg: '#eef0ff',
  raise: '#f7f7f4',
  line: '#e3e3dd',
};
const DARK: Colours = {
  pane: '#1d2024',
  ink: '#e8e8e4',
  faint: '#989fa7',
  key: '#c9a5ff',
  value: '#9ad8b4',
  soft: '#a8afb7',
  accent: '#97a4ff',
  accentBg: '#262b49',
  raise: '#24282d',
  line: '#31363c',
};

export function defineThemes(): void {
  monaco.editor.defineTheme(themeName(false), theme('vs', LIGHT));
  monaco.editor.defineTheme(themeName(true), theme('vs-dark', DARK));
}

const bare = (colour: string): string => colour.slice(1);

const theme = (base: 'vs' | 'vs-dark', colours: Colours): monaco.editor.IStandaloneThemeData => ({
  base,
  inherit: true,
  rules: [
    { token: 'type.yaml', foreground: bare(colours.key) },
    { token: 'string.yaml', foreground: bare(colours.value) },
    ...['', '.date', '.float', '.hex', '.octal', '.infinity', '.nan'].map((kind) => ({
      token: `number${kind}.yaml`,
      foreground: bare(colours.value),
    })),
    { token: 'keyword.yaml', foreground: bare(colours.value) },
    { token: 'comment.yaml', foreground: bare(colours.faint) },
    { token: 'delimiter.yaml', foreground: bare(colours.ink) },
    { token: 'operators.yaml', foreground: bare(colours.ink) },
  ],
  colors: {
    'editor.background': colours.pane,
    'editor.foreground': colours.ink,
    'editorLineNumber.foreground': colours.faint,
    'editorLineNumber.activeForeground': colours.ink,
    'editorLineNumber.dimmedForeground': colours.faint,
    'editor.lineHighlightBackground': colours.accentBg,
    'editor.lineHighlightBorder': '#00000000',
    'editorIndentGuide.background1': colours.line,
    ...widgets(colours),
  },
});

/** What opens over the text: offers, hover, the new name, fixes. */
const widgets = ({ pane, ink, soft, accent, accentBg, raise, line }: Colours) => ({
  focusBorder: accent,
  'widget.shadow': '#00000029',
  'widget.border': line,
  'editorWidget.background': raise,
  'editorWidget.foreground': ink,
  'editorWidget.border': line,
  'editorHoverWidget.background': pane,
  'editorHoverWidget.foreground': ink,
  'editorHoverWidget.border': line,
  'editorHoverWidget.statusBarBackground': raise,
  'editorSuggestWidget.background': pane,
  'editorSuggestWidget.foreground': ink,
  'editorSuggestWidget.border': line,
  'editorSuggestWidget.selectedBackground': accentBg,
  'editorSuggestWidget.selectedForeground': ink,
  'editorSuggestWidget.highlightForeground': accent,
  'editorSuggestWidget.focusHighlightForeground': accent,
  'editorSuggestWidgetStatus.foreground': soft,
  'editorActionList.background': pane,
  'editorActionList.foreground': ink,
  'editorActionList.focusBackground': accentBg,
  'editorActionList.focusForeground': ink,
  'list.hoverBackground': raise,
  'input.background': pane,
  'input.foreground': ink,
  'input.border': line,
  'inputValidation.infoBackground': pane,
  'inputValidation.infoForeground': ink,
  'inputValidation.infoBorder': accent,
  'menu.background': pane,
  'menu.foreground': ink,
  'textLink.foreground': accent,
  'textLink.activeForeground': accent,
  'textCodeBlock.background': raise,
});
