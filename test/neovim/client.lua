-- Tifa's server in headless Neovim (0.7 or later): hover and mentions over stdio. Ends with an error where either is wrong.
local function check(condition, message)
  if not condition then error(message, 2) end
end

local ok, failure = pcall(function()
  local id = vim.lsp.start_client({ name = "tifa", cmd = { "node", os.getenv("TIFA_SERVER"), "--stdio" } })
  check(id, "the server did not start")
  check(vim.lsp.buf_attach_client(0, id), "the buffer was not attached")
  local initialized = function()
    local client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end
  check(vim.wait(10000, initialized, 50), "the server did not initialize")

  local document = vim.lsp.util.make_text_document_params()
  local line = vim.fn.search("new-style national team (", "n") - 1
  local start = vim.fn.getline(line + 1):find("new%-style national team %(") - 1
  local request = function(method, params)
    local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
    check(answers and answers[id] and answers[id].result, method .. ": " .. vim.inspect(answers))
    return answers[id].result
  end

  local hover = request("textDocument/hover", { textDocument = document, position = { line = line, character = start + 5 } })
  check(hover.contents.value:find("新型举国体制", 1, true), "the hover lacks the Chinese term")
  check(not hover.contents.value:find("command:", 1, true), "the hover has links that Neovim cannot run")
  check(hover.range.start.character == start, "the hover's range does not begin at the term")

  local mentions = request("tifa/mentions", { textDocument = document }).mentions
  check(#mentions > 10, "too few mentions: " .. #mentions)
  print(("Neovim: hover and %d mentions"):format(#mentions))
  vim.lsp.stop_client(id)
end)

if not ok then
  io.stderr:write(tostring(failure) .. "\n")
  vim.cmd("cquit 1")
end
vim.cmd("qall!")
