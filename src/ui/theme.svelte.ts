// Light, dark, or as the system says; kept on this device where the browser allows it.

export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'stagelight:theme';
const ORDER: readonly Theme[] = ['auto', 'light', 'dark'];

function kept(): Theme {
  try {
    const said = localStorage.getItem(KEY);
    return ORDER.find((theme) => theme === said) ?? 'auto';
  } catch {
    return 'auto'; // storage can be refused
  }
}

class ThemeSwitch {
  #theme = $state<Theme>(kept());
  #system = $state(false);

  constructor() {
    const system = matchMedia('(prefers-color-scheme: dark)');
    this.#system = system.matches;
    system.addEventListener('change', () => (this.#system = system.matches));
    this.#show();
  }

  get theme(): Theme {
    return this.#theme;
  }

  get dark(): boolean {
    return this.#theme === 'auto' ? this.#system : this.#theme === 'dark';
  }

  next(): void {
    this.#theme = ORDER[(ORDER.indexOf(this.#theme) + 1) % ORDER.length]!;
    this.#show();
    try {
      localStorage.setItem(KEY, this.#theme);
    } catch {
      // It holds until the page is closed.
    }
  }

  #show(): void {
    if (this.#theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.#theme;
  }
}

export const themeSwitch = new ThemeSwitch();
