-- Gives each line an id, `<sender>-<n>`: the sender is drawn once by chance, and n counts up. A filter runs before a line is
-- stored, so that it has the same id each time that it is sent.
--
-- Not made of the file's path and the line's offset: after a rotation another file has the same path and begins at 0 again, and
-- the collector would take its lines for repeats.

local function draw()
  local source = assert(io.open("/dev/urandom", "rb"))
  local bytes = source:read(8)
  source:close()
  return (bytes:gsub(".", function(byte) return string.format("%02x", byte:byte()) end))
end

local sender = draw()
local n = -1

function add_id(tag, timestamp, record)
  n = n + 1
  record["id"] = string.format("%s-%d", sender, n)
  -- 2: the record is another, the time is not.
  return 2, timestamp, record
end
