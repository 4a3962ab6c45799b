// As much of the editor's API as the language client touches when it starts, shows diagnostics and edits. What a
// test does not look at is a silent stand-in that can be called, made and listened to.
"use strict";

const { pathToFileURL, fileURLToPath } = require("node:url");

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(startLine, startCharacter, endLine, endCharacter) {
    const places = typeof startLine === "number";
    this.start = places ? new Position(startLine, startCharacter) : startLine;
    this.end = places ? new Position(endLine, endCharacter) : startCharacter;
  }
}

class Uri {
  constructor(text) {
    this.text = text;
    this.scheme = text.split(":")[0];
    this.fsPath = this.scheme === "file" ? fileURLToPath(text) : text;
    this.path = this.fsPath;
  }
  static parse(text) {
    return new Uri(text);
  }
  static file(path) {
    return new Uri(pathToFileURL(path).href);
  }
  with() {
    return this;
  }
  toString() {
    return this.text;
  }
}

class EventEmitter {
  constructor() {
    this.listeners = new Set();
    this.event = (listener, that) => {
      const bound = that ? listener.bind(that) : listener;
      this.listeners.add(bound);
      return { dispose: () => this.listeners.delete(bound) };
    };
  }
  fire(value) {
    return Promise.all([...this.listeners].map((listener) => listener(value)));
  }
  dispose() {
    this.listeners.clear();
  }
}

class CancellationTokenSource {
  constructor() {
    const cancelled = new EventEmitter();
    this.token = { isCancellationRequested: false, onCancellationRequested: cancelled.event };
  }
  cancel() {}
  dispose() {}
}

class Disposable {
  constructor(dispose) {
    this.dispose = dispose ?? (() => {});
  }
  static from(...parts) {
    return new Disposable(() => parts.forEach((part) => part.dispose()));
  }
}

class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

function standIn(name, known = {}) {
  const target = Object.assign(function () {}, known);
  return new Proxy(target, {
    get(_, key) {
      if (key in target) {
        return target[key];
      }
      if (key === "then" || typeof key === "symbol") {
        return undefined;
      }
      target[key] = /^on[A-Z]/.test(key) ? new EventEmitter().event : standIn(`${name}.${key}`);
      return target[key];
    },
    apply: () => new Disposable(),
    construct: () => standIn(name),
  });
}

// Kinds that the client's base classes are made from must be real classes.
const classes = Object.fromEntries(
  [
    "CodeLens", "CodeAction", "CompletionItem", "DocumentLink", "InlayHint", "SymbolInformation", "CallHierarchyItem",
    "TypeHierarchyItem", "SemanticTokens", "TextEdit", "SnippetTextEdit", "MarkdownString", "Hover", "Location",
    "RelativePattern", "DiagnosticRelatedInformation", "WorkspaceEdit",
  ].map((name) => [name, { [name]: class {} }[name]]),
);

/** An editor with settings, where documents can be opened and changed, and diagnostics seen. */
function makeEditor(settings, folder) {
  const diagnostics = new Map();
  const events = Object.fromEntries(
    ["DidOpenTextDocument", "DidChangeTextDocument", "DidCloseTextDocument", "DidChangeConfiguration"].map((name) => [
      name,
      new EventEmitter(),
    ]),
  );
  const documents = [];
  const messages = [];
  const commands = new Map();
  const section = (name) => (name === "sourcing" ? settings : undefined);
  const collection = {
    set: (uri, found) => diagnostics.set(uri.toString(), found ?? []),
    delete: (uri) => diagnostics.delete(uri.toString()),
    clear: () => diagnostics.clear(),
    dispose: () => diagnostics.clear(),
  };
  const say = (message) => {
    messages.push(message);
    return Promise.resolve(undefined);
  };
  const api = standIn("vscode", {
    ...classes,
    version: "1.91.0",
    Position,
    Range,
    Uri,
    EventEmitter,
    CancellationTokenSource,
    CancellationError: class extends Error {},
    Disposable,
    Diagnostic,
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
    CodeActionKind: standIn("CodeActionKind", { QuickFix: { value: "quickfix" } }),
    env: standIn("env", { appName: "test", language: "en" }),
    languages: standIn("languages", {
      createDiagnosticCollection: () => collection,
      match: (selector, document) =>
        [selector].flat().some((one) => one.language === document.languageId && one.scheme === document.uri.scheme) ? 10 : 0,
    }),
    commands: standIn("commands", {
      registerCommand: (name, call) => {
        commands.set(name, call);
        return new Disposable(() => commands.delete(name));
      },
    }),
    window: standIn("window", {
      showErrorMessage: say,
      showWarningMessage: say,
      showInformationMessage: say,
      visibleTextEditors: [],
      activeTextEditor: undefined,
      tabGroups: standIn("tabGroups", { all: [] }),
      createOutputChannel: () => standIn("channel"),
    }),
    workspace: standIn("workspace", {
      textDocuments: documents,
      notebookDocuments: [],
      workspaceFolders: [{ uri: Uri.file(folder), name: "test", index: 0 }],
      getWorkspaceFolder: () => undefined,
      getConfiguration: (name) => ({
        get: (key, otherwise) => (name ? section(name)?.[key] : section(key)) ?? otherwise,
        inspect: () => undefined,
        has: () => false,
      }),
      onDidOpenTextDocument: events.DidOpenTextDocument.event,
      onDidChangeTextDocument: events.DidChangeTextDocument.event,
      onDidCloseTextDocument: events.DidCloseTextDocument.event,
      onDidChangeConfiguration: events.DidChangeConfiguration.event,
      createFileSystemWatcher: () => standIn("watcher", { dispose: () => {} }),
    }),
  });

  async function open(uri, text, languageId) {
    const document = { uri, languageId, version: 1, isClosed: false, getText: () => document.text, text, fileName: uri.fsPath };
    documents.push(document);
    await events.DidOpenTextDocument.fire(document);
    return document;
  }

  /** Replace a stretch of one line. */
  async function change(document, line, start, end, text) {
    const lines = document.text.split("\n");
    lines[line] = lines[line].slice(0, start) + text + lines[line].slice(end);
    document.text = lines.join("\n");
    document.version += 1;
    const range = new Range(line, start, line, end);
    const contentChanges = [{ range, rangeLength: end - start, rangeOffset: 0, text }];
    await events.DidChangeTextDocument.fire({ document, contentChanges, reason: undefined });
  }

  return { api, diagnostics, messages, commands, open, change };
}

module.exports = { makeEditor, Uri };
