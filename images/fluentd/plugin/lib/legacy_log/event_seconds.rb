# frozen_string_literal: true

require 'fluent/time'

module LegacyLog
  # The second of an event, for the date in a file's name. Without a time, or with 0, it is when the packet came, as in
  # Fluentd. A time in milliseconds, a negative one or one of a clock that was never set would give a name that nobody
  # reads.
  module EventSeconds
    EARLIEST = Time.utc(2000).to_i
    AHEAD = 31 * 86_400

    module_function

    # nil if it is no time.
    def of(time, received_at)
      # Made of bytes of another length it has no second, and is no time.
      seconds = time.is_a?(Fluent::EventTime) ? time.sec || :none : time
      return received_at.to_i if seconds.nil? || seconds == 0

      seconds if seconds.is_a?(Integer) && seconds >= EARLIEST && seconds <= received_at + AHEAD
    end
  end
end
