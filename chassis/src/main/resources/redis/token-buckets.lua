-- Takes one token out of every bucket, or out of none when one is empty.
-- KEYS: the buckets, of one slot. ARGV: capacity and tokens a second, for each.
-- Returns 1 or 0, then the tokens in each bucket. A bucket that is not there is full.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local allowed = 1
local levels = {}

for i, key in ipairs(KEYS) do
    local capacity = tonumber(ARGV[2 * i - 1])
    local rate = tonumber(ARGV[2 * i])
    local stored = redis.call('HMGET', key, 'tokens', 'at')
    local tokens = tonumber(stored[1]) or capacity
    local at = tonumber(stored[2]) or now
    -- a clock that went back fills nothing, and does not fill twice when it comes again
    if now > at then
        tokens = tokens + (now - at) * rate / 1000000
        at = now
    end
    tokens = math.min(capacity, tokens)
    if tokens < 1 then
        allowed = 0
    end
    levels[i] = { tokens = tokens, at = at, capacity = capacity, rate = rate }
end

local reply = { allowed }
for i, key in ipairs(KEYS) do
    local level = levels[i]
    if allowed == 1 then
        level.tokens = level.tokens - 1
        redis.call('HSET', key, 'tokens', string.format('%.17g', level.tokens), 'at', string.format('%.0f', level.at))
        redis.call('PEXPIRE', key, math.ceil((level.capacity - level.tokens) / level.rate * 1000) + 1000)
    end
    reply[i + 1] = string.format('%.17g', level.tokens)
end
return reply
