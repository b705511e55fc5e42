-- Hands out turns at a bucket whose tokens may be taken before they are there: who takes one waits for it.
-- KEYS: the bucket. ARGV: capacity, tokens a second, and then either
--   'take', the longest wait in microseconds, how many may wait, and the epoch of a turn that has come, or -1;
--   'close' and for how long in microseconds: a new epoch begins, in which whoever waits asks again.
-- Returns 1 or 0, the wait in microseconds, the epoch. A bucket that is not there is full.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local capacity = tonumber(ARGV[1])
local rate = tonumber(ARGV[2])
local stored = redis.call('HMGET', KEYS[1], 'tokens', 'at', 'epoch')
local tokens = math.min(capacity, tonumber(stored[1]) or capacity)
local at = tonumber(stored[2]) or now
local epoch = tonumber(stored[3]) or 0

if ARGV[3] == 'take' and tonumber(ARGV[6]) == epoch then
    return { 1, '0', string.format('%.0f', epoch) }
end
-- nothing comes back before the bucket opens
if now > at then
    tokens = math.min(capacity, tokens + (now - at) * rate / 1000000)
    at = now
end

local allowed = 0
local wait
if ARGV[3] == 'close' then
    local opens = now + tonumber(ARGV[4])
    if opens > at then
        at = opens
        tokens = 1
        epoch = now
        allowed = 1
    end
    wait = at - now
else
    wait = math.ceil(at - now + math.max(0, 1 - tokens) * 1000000 / rate)
    if wait < tonumber(ARGV[4]) and (wait == 0 or tokens - 1 >= -tonumber(ARGV[5])) then
        tokens = tokens - 1
        allowed = 1
    end
end

if allowed == 1 then
    redis.call('HSET', KEYS[1], 'tokens', string.format('%.17g', tokens),
        'at', string.format('%.0f', at), 'epoch', string.format('%.0f', epoch))
    redis.call('PEXPIRE', KEYS[1], math.ceil((at - now) / 1000 + (capacity - tokens) / rate * 1000) + 1000)
end
return { allowed, string.format('%.0f', wait), string.format('%.0f', epoch) }
