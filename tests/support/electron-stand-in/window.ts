import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page, type Route } from '@playwright/test';
import { browserPath } from '../browser.ts';
import { app, PreventableEvent } from './app.ts';
import { report } from './control.ts';
import { known } from './known.ts';
import { ipcMain, PortMain } from './messages.ts';
import { preloadScript, type BridgeCall } from './preload-host.ts';
import { answerScheme } from './session.ts';

/** Chromium knows no `app:` scheme here, so its pages live on an origin that no server has. */
const origin = 'https://palpate.stand-in.invalid';
const toApp = (url: string) => url.replace(origin, 'app://palpate');
const fromApp = (url: string) => url.replace('app://palpate', origin);

interface Options {
  webPreferences: { preload: string; additionalArguments: string[] };
}

let browser: Promise<Browser> | null = null;
function launch(): Promise<Browser> {
  browser ??= chromium.launch({ executablePath: browserPath(), handleSIGINT: false, handleSIGTERM: false });
  return browser;
}
app.beforeEnd(async () => (await browser)?.close());

interface PdfOptions {
  preferCSSPageSize: boolean;
  printBackground: boolean;
  generateTaggedPDF: boolean;
}

type OpenHandler = (details: { url: string }) => { action: 'deny' | 'allow' };

class WebContents extends EventEmitter {
  openHandler: OpenHandler = () => ({ action: 'allow' });
  private readonly window: BrowserWindow;

  constructor(window: BrowserWindow) {
    super();
    this.window = window;
  }
  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }
  setZoomFactor(zoom: number): void {
    this.window.zoom = zoom;
  }
  /** Chromium's own, which takes fewer options. */
  printToPDF({ preferCSSPageSize, printBackground, generateTaggedPDF }: PdfOptions): Promise<Buffer> {
    return this.window.onPage((page) =>
      page.pdf({ preferCSSPageSize, printBackground, tagged: generateTaggedPDF }),
    );
  }
  print(_options: object, done: (isPrinted: boolean, reason: string) => void): void {
    report({ type: 'printed' });
    done(true, '');
  }
  send(channel: string, ...args: unknown[]): void {
    void this.window.onPage((page) =>
      page.evaluate(([name, given]) => window.standIn.deliverMessage(name, given), [channel, args] as const),
    );
  }
}

export class BrowserWindow extends EventEmitter {
  private static readonly open = new Set<BrowserWindow>();
  /** Without the guard against what is not stood in for. */
  readonly contents = new WebContents(this);
  readonly webContents = known('webContents', this.contents);
  zoom = 1;
  private readonly page: Promise<Page>;
  private readonly ports = new Map<number, PortMain>();

  constructor(options: Options) {
    super();
    BrowserWindow.open.add(this);
    app.emit('web-contents-created', {}, this.webContents);
    this.page = this.openPage(options);
  }

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.open];
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((each) => each.contents === contents) ?? null;
  }
  static only(): BrowserWindow {
    const [window] = BrowserWindow.open;
    if (!window) throw new Error('no window is open');
    return window;
  }

  async loadURL(url: string): Promise<void> {
    await this.onPage((page) => page.goto(fromApp(url)));
    this.emit('ready-to-show');
    this.contents.emit('did-finish-load');
  }
  evaluate(expression: string): Promise<unknown> {
    return this.onPage((page) => page.evaluate(expression));
  }
  async onPage<Result>(act: (page: Page) => Promise<Result>): Promise<Result> {
    return unlessEnding(act(await this.page));
  }
  show(): void {}
  getBounds() {
    return { x: 100, y: 100, width: 1200, height: 800 };
  }
  reload(): void {
    void this.onPage((page) => page.reload());
  }
  setBackgroundColor(): void {}
  isMinimized(): boolean {
    return false;
  }
  focus(): void {
    report({ type: 'focused' });
  }

  private async openPage({ webPreferences }: Options): Promise<Page> {
    const context = await (await launch()).newContext();
    const page = await context.newPage();
    await context.route('**/*', (route) => this.refusePopup(route));
    await page.route('**/*', (route) =>
      this.serve(route).catch((error: unknown) => {
        if (!app.isEnding) throw error;
      }),
    );
    await page.exposeFunction('standInBridge', this.fromPage.bind(this, page));
    await page.exposeFunction('standInInvoke', (channel: string, message: unknown) =>
      ipcMain.invoke(channel, this.eventFrom(page), message),
    );
    const code = readFileSync(webPreferences.preload, 'utf8');
    const versions = { electron: 'stand-in', chrome: 'stand-in', node: 'stand-in' };
    const argv = webPreferences.additionalArguments;
    await page.addInitScript(preloadScript(code, { argv, platform: process.platform, versions }));
    closePopups(context, page);
    return page;
  }

  /** Every request of our page: its files come from the scheme's handler, its navigations meet the guards. */
  private async serve(route: Route): Promise<void> {
    const request = route.request();
    const url = toApp(request.url());
    if (request.isNavigationRequest() && !this.mayNavigate(url)) {
      await route.abort('aborted');
      return;
    }
    const { status, headers, body } = await response(new Request(url, { method: request.method() }));
    await route.fulfill({ status, headers, body });
  }

  private mayNavigate(url: string): boolean {
    const details = Object.assign(new PreventableEvent(), { url, isMainFrame: true });
    this.webContents.emit('will-navigate', details);
    this.webContents.emit('will-frame-navigate', details);
    if (details.defaultPrevented) report({ type: 'navigation-stopped', url });
    return !details.defaultPrevented;
  }

  /** Requests of other pages of the context are windows that ours tried to open. */
  private async refusePopup(route: Route): Promise<void> {
    const url = toApp(route.request().url());
    const { action } = this.webContents.openHandler({ url });
    if (action === 'allow') throw new Error('the stand-in opens no second window');
    report({ type: 'window-stopped', url });
    await route.abort('aborted');
  }

  private fromPage(page: Page, ...call: BridgeCall): void {
    if (call[0] === 'frame') {
      this.ports.get(call[1])?.arrive(call[2]);
      return;
    }
    if (call[0] === 'send') {
      ipcMain.emit(call[1], this.eventFrom(page), call[2]);
      return;
    }
    const [, channel, ids] = call;
    const ports = ids.map((id) => {
      const port = new PortMain((frame) => {
        const sent = page.evaluate(([to, data]) => window.standIn.deliverFrame(to, data), [
          id,
          frame,
        ] as const);
        // The page may be gone by now, as may the other end of a real port.
        sent.catch(() => undefined);
      });
      this.ports.set(id, port);
      return port;
    });
    ipcMain.emit(channel, { ...this.eventFrom(page), ports });
  }

  private eventFrom(page: Page) {
    return { sender: this.contents, senderFrame: { url: toApp(page.url()), parent: null } };
  }
}

/** What the page still owed when the program ends is never answered, as with a real window. */
async function unlessEnding<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (app.isEnding) return new Promise<never>(() => undefined);
    throw error;
  }
}

async function response(request: Request) {
  const answer = await answerScheme(request);
  const headers = Object.fromEntries(answer.headers);
  return { status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) };
}

function closePopups(context: BrowserContext, main: Page): void {
  context.on('page', (page) => {
    if (page !== main) page.on('requestfailed', () => void page.close());
  });
}
