# frozen_string_literal: true

module LegacyLog
  module Forward
    # Words for the log that come again and again: the first at once, then one a minute, with how many there were.
    class Seldom
      SECONDS = 60
      Kind = Struct.new(:said_at, :left_out, :words)

      # `now` gives seconds of a clock that only goes forward.
      def initialize(now: -> { Process.clock_gettime(Process::CLOCK_MONOTONIC) }, &say)
        @now = now
        @say = say
        @kinds = {}
        @lock = Mutex.new
      end

      def say(kind, words)
        @lock.synchronize do
          known = (@kinds[kind] ||= Kind.new(nil, 0, nil))
          known.words = words
          known.left_out += 1
          tell(known) if due?(known)
        end
      end

      # What was left out is said when its minute is over, also if nothing follows.
      def tick
        @lock.synchronize { @kinds.each_value { |known| tell(known) if known.left_out.positive? && due?(known) } }
      end

      private

      def due?(known) = known.said_at.nil? || @now.call - known.said_at >= SECONDS

      def tell(known)
        more = known.left_out - 1
        @say.call(more.positive? ? "#{known.words} (and #{more} more since the last word of it)" : known.words)
        known.said_at = @now.call
        known.left_out = 0
      end
    end
  end
end
