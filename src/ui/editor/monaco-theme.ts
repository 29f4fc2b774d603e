// The page's colours for Monaco. It wants hexadecimal ones of its own, so the tokens of app.css stand here once more.
import * as monaco from 'monaco-editor/editor';

export const themeName = (dark: boolean): string => (dark ? 'stagelight-dark' : 'stagelight-light');

interface Colours {
  readonly pane: string;
  readonly ink: string;
  readonly faint: string;
  readonly key: string;
  readonly value: string;
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
    { token: 'number.yaml', foreground: bare(colours.value) },
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
    'editor.lineHighlightBackground': colours.accentBg,
    'editor.lineHighlightBorder': '#00000000',
    'editorIndentGuide.background1': colours.line,
    'editorWidget.background': colours.raise,
  },
});
