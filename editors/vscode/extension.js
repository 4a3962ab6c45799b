// The editor's half: it starts `sourcing server` and hands it the prose that is open. All else the server does.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["markdown", "mdx", "html", "plaintext"];

/** @type {LanguageClient | undefined} */
let client;

function makeClient() {
  const [command, ...first] = vscode.workspace.getConfiguration("sourcing").get("command", ["sourcing"]);
  const server = { command, args: [...first, "server"] };
  const documentSelector = LANGUAGES.flatMap((language) => [
    { scheme: "file", language },
    { scheme: "untitled", language },
  ]);
  return new LanguageClient("sourcing", "sourcing", server, { documentSelector });
}

async function start() {
  client = makeClient();
  try {
    await client.start();
  } catch (error) {
    vscode.window.showErrorMessage(
      `sourcing does not start: ${error.message}. ` +
        "Install it with pip install 'sourcing[server]', or name it in the setting sourcing.command.",
    );
  }
}

async function stop() {
  const ending = client;
  client = undefined;
  if (ending?.isRunning()) {
    await ending.stop();
  }
}

async function activate(context) {
  const restart = async () => {
    await stop();
    await start();
  };
  context.subscriptions.push(
    vscode.commands.registerCommand("sourcing.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) =>
      event.affectsConfiguration("sourcing.command") ? restart() : undefined,
    ),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
