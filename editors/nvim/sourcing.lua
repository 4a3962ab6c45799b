-- The language server of sourcing for Neovim 0.7 or later, without plugins.
-- Put this file into ~/.config/nvim/plugin/. It can be told more beforehand:
--   vim.g.sourcing = { command = { "/opt/sourcing/bin/sourcing", "server" }, settings = { preset = "strict" } }

local given = vim.g.sourcing or {}
local command = given.command or { "sourcing", "server" }
local settings = { sourcing = given.settings or vim.empty_dict() }
local filetypes = given.filetypes or { "markdown", "markdown.mdx", "mdx", "html", "text" }
local markers = { "sourcing.yaml", ".sourcing.yaml", "pyproject.toml", ".git" }
local clients = {}

local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  local before
  local here = folder
  while here ~= before do
    for _, marker in ipairs(markers) do
      if vim.loop.fs_stat(here .. "/" .. marker) then
        return here
      end
    end
    before, here = here, vim.fn.fnamemodify(here, ":h")
  end
  return folder
end

local function configuration(_, params)
  return vim.tbl_map(function(item)
    return settings[item.section] or vim.NIL
  end, params.items)
end

local function attach(buffer)
  local name = vim.api.nvim_buf_get_name(buffer)
  if name == "" or vim.bo[buffer].buftype ~= "" then
    return
  end
  local root = root_of(name)
  clients[root] = clients[root]
    or vim.lsp.start_client({
      name = "sourcing",
      cmd = command,
      cmd_cwd = root,
      root_dir = root,
      settings = settings,
      init_options = settings.sourcing,
      handlers = { ["workspace/configuration"] = configuration },
      on_exit = function()
        clients[root] = nil
      end,
    })
  if clients[root] then
    vim.lsp.buf_attach_client(buffer, clients[root])
  end
end

local group = vim.api.nvim_create_augroup("sourcing", { clear = true })
vim.api.nvim_create_autocmd("FileType", {
  group = group,
  pattern = filetypes,
  callback = function(event)
    attach(event.buf)
  end,
})
