-- Tifa's server in headless Neovim (0.7 or later): hover, mentions and references over stdio. Ends with an error where either is wrong.
local function check(condition, message)
  if not condition then error(message, 2) end
end

--- Starts the server for the document that is open. Before 0.8 Neovim had no function that does both.
local function start(config)
  if vim.lsp.start then return vim.lsp.start(config) end
  local id = vim.lsp.start_client(config)
  check(id and vim.lsp.buf_attach_client(0, id), "the document was not attached")
  return id
end

local ok, failure = pcall(function()
  local id = start({ name = "tifa", cmd = { "node", os.getenv("TIFA_SERVER"), "--stdio" }, root_dir = vim.fn.getcwd() })
  check(id, "the server did not start")
  local initialized = function()
    local client = vim.lsp.get_client_by_id(id)
    return client and client.initialized
  end
  check(vim.wait(10000, initialized, 50), "the server did not initialize")

  local request = function(method, params)
    local answers = vim.lsp.buf_request_sync(0, method, params, 10000)
    check(answers and answers[id] and answers[id].result, method .. ": " .. vim.inspect(answers))
    return answers[id].result
  end

  --- Asks as a person does, with the cursor in the first occurrence of a text.
  local hover_on = function(text)
    check(vim.fn.search("\\V" .. text, "w") > 0, text .. " is not in the document")
    local params = vim.lsp.util.make_position_params(0, "utf-16")
    return request("textDocument/hover", { textDocument = params.textDocument, position = params.position }), params.position
  end

  local hover, place = hover_on("new-style national team (")
  check(hover.contents.value:find("新型举国体制", 1, true), "the hover lacks the Chinese term")
  check(not hover.contents.value:find("command:", 1, true), "the hover has links that Neovim cannot run")
  check(vim.deep_equal(hover.range.start, place), "the hover's range does not begin at the term")

  local after_chinese, later = hover_on("key core technologies")
  check(vim.deep_equal(after_chinese.range.start, later), "the range is wrong after Chinese characters")

  local mentions = request("tifa/mentions", { textDocument = vim.lsp.util.make_text_document_params() }).mentions
  check(#mentions > 10, "too few mentions: " .. #mentions)

  local params = { textDocument = vim.lsp.util.make_text_document_params(), position = place }
  local found = request("textDocument/references", vim.tbl_extend("error", params, { context = { includeDeclaration = true } }))
  local elsewhere = vim.tbl_filter(function(location) return location.uri ~= params.textDocument.uri end, found)
  check(#elsewhere > 0, "no references in the other documents of the folder")
  check(#request("textDocument/documentHighlight", params) > 1, "the other mentions are not highlighted")
  check(#request("textDocument/documentSymbol", params) > 5, "too few symbols")
  io.stdout:write(("  Neovim: hovers, %d mentions, %d references\n"):format(#mentions, #found))
  vim.lsp.stop_client(id)
end)

if not ok then
  io.stderr:write(tostring(failure) .. "\n")
  vim.cmd("cquit 1")
end
vim.cmd("qall!")
