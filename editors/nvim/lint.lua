-- sourcing for nvim-lint (https://github.com/mfussenegger/nvim-lint), through its JSON:
--   require("lint").linters.sourcing = dofile("/path/to/lint.lua")
--   require("lint").linters_by_ft = { markdown = { "sourcing" }, text = { "sourcing" }, html = { "sourcing" } }
-- It reads the buffer as it is, saved or not.
local levels = vim.diagnostic.severity
local severities = { error = levels.ERROR, warning = levels.WARN, note = levels.INFO }

-- Neovim counts bytes where the JSON counts characters.
local function bytes(buffer, line, column)
  local text = vim.api.nvim_buf_get_lines(buffer, line - 1, line, false)[1] or ""
  local index = vim.fn.byteidxcomp(text, column - 1)
  return index >= 0 and index or #text
end

return {
  name = "sourcing",
  cmd = "sourcing",
  stdin = true,
  append_fname = false,
  args = {
    "check",
    "--format",
    "json",
    "--quiet",
    "--stdin-filename",
    function()
      return vim.api.nvim_buf_get_name(0)
    end,
    "-",
  },
  stream = "stdout",
  ignore_exitcode = true,
  parser = function(output, buffer)
    if output == "" then
      return {}
    end
    return vim.tbl_map(function(finding)
      return {
        lnum = finding.start.line - 1,
        col = bytes(buffer, finding.start.line, finding.start.column),
        end_lnum = finding["end"].line - 1,
        end_col = bytes(buffer, finding["end"].line, finding["end"].column),
        severity = severities[finding.severity],
        message = finding.message,
        code = finding.rule,
        source = "sourcing",
      }
    end, vim.json.decode(output).findings)
  end,
}
