// <mta-sts-player>: a thin frame around the bare player, for pages on other sites; the build makes it embed/player.js. A plain script, so
// that no host needs a CORS header; it draws nothing itself, because another site's page may not start our worker.
// Attributes: `lesson` (without it: free play), `height` (a fixed one), what a frame's query sets and what its fragment holds; see
// EMBEDDING.md.
export {};

const site = new URL('..', (document.currentScript as HTMLScriptElement).src);
const name = 'mta-sts-player';
const inQuery = ['first', 'last', 'views', 'controls', 'questions', 'lang', 'theme', 'completion'];
const inFragment = ['scenario', 'sender', 'moves', 'day', 'message', 'step'];
const looks = new CSSStyleSheet();
looks.replaceSync(':host{display:block}:host([hidden]){display:none}iframe{display:block;width:100%;height:25rem;border:0}');

class MtaStsPlayer extends HTMLElement {
  static observedAttributes = [...inQuery, ...inFragment, 'lesson', 'attack', 'title'];
  readonly #frame = document.createElement('iframe');
  #isAwake = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [looks];
    Object.assign(this.#frame, { allow: 'fullscreen; clipboard-write', loading: 'lazy', title: 'MTA-STS, explained' });
    shadow.append(this.#frame);
  }

  connectedCallback(): void {
    addEventListener('message', this.#hear);
    this.#show();
  }

  disconnectedCallback(): void {
    removeEventListener('message', this.#hear);
  }

  attributeChangedCallback(attribute: string, _: unknown, value: string | null): void {
    if (attribute === 'title') this.#frame.title = value ?? '';
    else if (this.#isAwake && value && attribute === 'theme') this.send({ command: 'configure', theme: value });
    else if (this.isConnected) this.#show();
  }

  /** Posts a command to the player; EMBEDDING.md lists them. */
  send(command: object): void {
    this.#frame.contentWindow?.postMessage({ target: name, version: 1, ...command }, site.origin);
  }

  #show(): void {
    const list = (attributes: string[]) =>
      attributes.flatMap((key) => (this.getAttribute(key) ? [`${key}=${this.getAttribute(key)}`] : []));
    const { lesson, attack, height } = Object.fromEntries([...this.attributes].map(({ name: key, value }) => [key, value]));
    // `attack=no` says who may attack, any other value which attack there is.
    const isRight = attack === 'no' || attack === 'yes';
    const address = new URL(lesson ? `learn/${encodeURIComponent(lesson)}/` : 'play/', site);
    address.search = ['embed', ...list(isRight ? [...inQuery, 'attack'] : inQuery)].join('&');
    address.hash = list(isRight ? inFragment : [...inFragment, 'attack']).join('&');
    if (height) this.#frame.style.height = `${parseInt(height)}px`;
    if (this.#frame.src === address.href) return;
    this.#isAwake &&= this.#frame.src.split('#')[0] === address.href.split('#')[0];
    this.#frame.src = address.href;
  }

  readonly #hear = ({ source, origin, data }: MessageEvent): void => {
    if (source !== this.#frame.contentWindow || origin !== site.origin || data?.source !== name) return;
    if (data.event === 'resize' && !this.hasAttribute('height')) {
      this.#frame.style.height = `${Number(data.height)}px`;
      this.send({ command: 'configure', grow: true });
    }
    if (data.event === 'ready') {
      this.#isAwake = true;
      if (!this.title) this.#frame.title = data.title;
    }
    this.dispatchEvent(new CustomEvent(`mta-sts-${data.event}`, { bubbles: true, detail: data }));
  };
}

customElements.define(name, MtaStsPlayer);
