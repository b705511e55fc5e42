-- One circuit breaker. KEYS[1]: the breaker. ARGV: what happens (admit, well, ailing, unknown, reset, look), the
-- threshold, the open time and the longest trial in microseconds, the id of the call.
-- Returns: whether a call may go (2: as the trial), the position, the failures in a row, when it opened (0: it is
-- closed), microseconds until the next trial. A breaker that is not there is closed and untouched.
local key = KEYS[1]
local what = ARGV[1]
local threshold = tonumber(ARGV[2])
local open_time = tonumber(ARGV[3])
local longest_trial = tonumber(ARGV[4])
local call = ARGV[5]

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local stored = redis.call('HMGET', key, 'failures', 'opened', 'trial', 'trial-ends')
local failures = tonumber(stored[1]) or 0
local opened = tonumber(stored[2])
local trial = stored[3]
local trial_ends = tonumber(stored[4]) or 0
local admitted = 0

local function text(number)
    return string.format('%.0f', number)
end

local function reset()
    redis.call('DEL', key)
    failures = 0
    opened = nil
end

local function position()
    if not opened then
        return 'closed'
    end
    return now < opened + open_time and 'open' or 'half-open'
end

if what == 'admit' then
    local here = position()
    if here == 'closed' then
        admitted = 1
    elseif here == 'half-open' and (not trial or now >= trial_ends) then
        admitted = 2
        redis.call('HSET', key, 'trial', call, 'trial-ends', text(now + longest_trial))
    end
elseif what == 'reset' then
    reset()
elseif what ~= 'look' and (not opened or trial == call) then
    if what == 'well' then
        reset()
    elseif what == 'ailing' then
        failures = failures + 1
        if opened or failures >= threshold then
            opened = now
            redis.call('HSET', key, 'opened', text(opened))
        end
        redis.call('HSET', key, 'failures', failures)
    end
    redis.call('HDEL', key, 'trial', 'trial-ends')
end

-- a day after it was heard of last it is as good as untouched
redis.call('EXPIRE', key, 86400)
local left = position() == 'open' and opened + open_time - now or 0
return { admitted, position(), failures, opened and text(opened) or '0', text(left) }
