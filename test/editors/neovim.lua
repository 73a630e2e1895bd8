-- Neovim's built-in client: writes to the file TOLD one line of JSON for each thing asked of the server. FILE is the request, SERVER the command.
local cmd, file = vim.fn.json_decode(vim.env.SERVER), vim.env.FILE
local function out(t) vim.fn.writefile({ vim.fn.json_encode(t) }, vim.env.TOLD, 'a') end
local function fail(what) io.stderr:write(what .. '\n') vim.cmd('cquit 1') end
vim.cmd('edit ' .. vim.fn.fnameescape(file))
vim.bo.filetype = 'markdown'
local buf = vim.api.nvim_get_current_buf()
local ready, exited = false, nil
local capabilities = vim.lsp.protocol.make_client_capabilities()
capabilities.general = { positionEncodings = { 'utf-8', 'utf-16' } }
local config = {
  name = 'fedreq', cmd = cmd, root_dir = vim.fn.fnamemodify(file, ':p:h'), capabilities = capabilities,
  get_language_id = function() return 'markdown' end,
  on_init = function(client, result)
    -- Newer versions do this by themselves.
    client.offset_encoding = result.capabilities.positionEncoding or 'utf-16'
  end,
  on_attach = function() ready = true end, on_exit = function(code) exited = code end,
}
local id = vim.lsp.start_client(config)
vim.lsp.buf_attach_client(buf, id)
if not vim.wait(30000, function() return ready end, 20) then return fail('no answer to initialize') end
local client = vim.lsp.get_client_by_id(id)
if not vim.wait(30000, function() return #vim.diagnostic.get(buf) > 0 end, 20) then return fail('no diagnostics') end
local function rules() return vim.tbl_map(function(d) return d.code end, vim.diagnostic.get(buf)) end
out({ encoding = client.offset_encoding, rules = rules() })
local function request(method, params)
  local r = vim.lsp.buf_request_sync(buf, method, params, 30000)
  if not r or not r[id] or r[id].err then return fail(method .. ': ' .. vim.inspect(r)) end
  return r[id].result
end
local doc = { uri = vim.uri_from_bufnr(buf) }
local lines = vim.api.nvim_buf_get_lines(buf, 0, -1, false)
local heading, greeting
for n, line in ipairs(lines) do
  if line:match('^## Problem') then heading = n - 1 end
  if line:match('Hi all') then greeting = n - 1 end
end
out({ hover = request('textDocument/hover', { textDocument = doc, position = { line = heading, character = 4 } }).contents.value })
local outline = {}
local function walk(symbols) for _, one in ipairs(symbols or {}) do table.insert(outline, one.name) walk(one.children) end end
walk(request('textDocument/documentSymbol', { textDocument = doc }))
out({ outline = outline })
local fix
for _, d in ipairs(vim.diagnostic.get(buf)) do
  if d.code == 'greeting' then
    local at = { line = d.lnum, character = d.col }
    local range = { start = at, ['end'] = { line = d.end_lnum, character = d.end_col } }
    out({ marked = lines[d.lnum + 1]:sub(d.col + 1, d.end_col) })
    local context = { diagnostics = { d.user_data.lsp }, only = { 'quickfix' } }
    context.diagnostics[1] = vim.tbl_extend('force', { range = range, message = d.message, code = d.code, source = 'fedreq' }, d.user_data.lsp)
    for _, action in ipairs(request('textDocument/codeAction', { textDocument = doc, range = range, context = context })) do
      if not fix and action.title:lower():match('greeting') then fix = action end
    end
  end
end
if not fix then return fail('no fix for the greeting') end
if not fix.edit then fix = request('codeAction/resolve', fix) end
vim.lsp.util.apply_workspace_edit(fix.edit, client.offset_encoding)
local function greeted() return vim.tbl_contains(rules(), 'greeting') end
if not vim.wait(30000, function() return not greeted() end, 20) then return fail('the greeting is still reported') end
out({ fix = fix.title, fixed = vim.api.nvim_buf_get_lines(buf, greeting, greeting + 1, false)[1] })
client.config.settings = { fedreq = { rules = { ['placeholder-answer'] = 'off' } } }
client.notify('workspace/didChangeConfiguration', { settings = client.config.settings })
if not vim.wait(30000, function() return not vim.tbl_contains(rules(), 'placeholder-answer') end, 20) then return fail('the settings do not count') end
out({ configured = rules() })
client.stop()
vim.wait(10000, function() return exited ~= nil end, 20)
vim.cmd('qall!')
