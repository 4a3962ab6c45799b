-- sourcing for Neovim 0.11 or later, in the form of nvim-lspconfig: save as ~/.config/nvim/lsp/sourcing.lua and
-- put vim.lsp.enable("sourcing") into init.lua.
return {
  cmd = { "sourcing", "server" },
  filetypes = { "markdown", "mdx", "html", "text" },
  root_markers = { "sourcing.yaml", ".sourcing.yaml", "pyproject.toml", ".git" },
  settings = { sourcing = {} },
}
