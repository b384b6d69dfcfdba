# frozen_string_literal: true

require 'fluent/time'

module LegacyLog
  # The second of an event, for the date in a file's name. Without a time, or with 0, it is when the packet came, as in
  # Fluentd. A time in milliseconds, a negative one or one of a clock that was never set would give a name that nobody
  # reads.
  #
  # The collector's own clock can be the wrong one: set back by months, it would send each line that is right to the
  # quarantine. So what is ahead is measured by the latest arrival that was committed, and where the clock was never set
  # by nothing but what a time can be.
  module EventSeconds
    EARLIEST = Time.utc(2000).to_i
    AHEAD = 31 * 86_400
    # The last second that Fluentd's time can hold. A count of milliseconds is far behind it.
    LATEST = (2**32) - 1

    module_function

    # nil if it is no time. `latest` is the latest arrival that is known, in seconds.
    def of(time, received_at, latest)
      # Made of bytes of another length it has no second, and is no time.
      seconds = time.is_a?(Fluent::EventTime) ? time.sec || :none : time
      return received_at.to_i if seconds.nil? || seconds == 0

      seconds if seconds.is_a?(Integer) && seconds >= EARLIEST && seconds <= limit([received_at, latest].max)
    end

    def limit(arrival) = arrival < EARLIEST ? LATEST : arrival + AHEAD
  end
end
