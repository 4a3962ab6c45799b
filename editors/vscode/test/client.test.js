// The built extension, its client and a real server. Only the editor around them is a stand-in.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const Module = require("node:module");
const os = require("node:os");
const path = require("node:path");
const { after, test } = require("node:test");
const { makeEditor, Uri } = require("./vscode.js");

const BUILT = process.env.SOURCING_EXTENSION ?? path.join(__dirname, "..", "dist", "extension.js");
const COMMAND = JSON.parse(process.env.SOURCING_COMMAND ?? '["sourcing"]');
const TEXT = "It rains.\n🙂 Roughly 50 people fled the town.\n";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "sourcing-"));
after(() => fs.rmSync(folder, { recursive: true }));

/** Load the extension into a new editor, with everything it keeps. */
function load(settings) {
  const editor = makeEditor(settings, folder);
  const before = Module._load;
  Module._load = (request, ...rest) => (request === "vscode" ? editor.api : before(request, ...rest));
  try {
    delete require.cache[require.resolve(BUILT)];
    editor.extension = require(BUILT);
  } finally {
    Module._load = before;
  }
  editor.context = { subscriptions: [] };
  return editor;
}

async function until(done, what) {
  for (let waited = 0; waited < 30_000; waited += 20) {
    if (done()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.fail(`waited for ${what}`);
}

test("the client starts the server and shows what it finds", async () => {
  const editor = load({ command: COMMAND, debounce: 0 });
  await editor.extension.activate(editor.context);
  assert.deepEqual(editor.messages, []);
  const uri = Uri.file(path.join(folder, "a.md"));
  const document = await editor.open(uri, TEXT, "markdown");
  const found = () => (editor.diagnostics.get(uri.toString()) ?? []).filter((one) => one.code.value === "unattributed-number");
  await until(() => found().length === 1, "the finding");
  const [{ range, severity, code }] = found();
  assert.deepEqual([range.start.line, range.start.character, range.end.character], [1, 3, 20]);
  assert.equal(severity, 1);
  assert.match(code.target.toString(), /unattributed-number\.yaml$/);
  await editor.change(document, 1, 3, 20, "Some");
  await until(() => found().length === 0, "the finding to go");
  const restart = editor.commands.get("sourcing.restart");
  await editor.change(document, 1, 3, 7, "Roughly 50 people");
  await restart();
  await until(() => found().length === 1, "the finding after a restart");
  await editor.extension.deactivate();
  assert.equal(editor.diagnostics.size, 0);
});

test("settings reach the server", async () => {
  const editor = load({ command: COMMAND, debounce: 0, ignore: ["unattributed-number"], presett: 1 });
  await editor.extension.activate(editor.context);
  const uri = Uri.file(path.join(folder, "b.md"));
  await editor.open(uri, TEXT, "markdown");
  await until(() => editor.diagnostics.has(uri.toString()), "diagnostics");
  assert.deepEqual(editor.diagnostics.get(uri.toString()).filter((one) => one.code.value === "unattributed-number"), []);
  assert.ok(editor.messages.some((message) => message.includes("did you mean 'preset'?")));
  await editor.extension.deactivate();
});

test("a command that is not there is said, with the remedy", async () => {
  const editor = load({ command: [path.join(folder, "nowhere")] });
  await editor.extension.activate(editor.context);
  assert.ok(editor.messages.some((message) => message.includes("pip install 'sourcing[server]'")));
});
