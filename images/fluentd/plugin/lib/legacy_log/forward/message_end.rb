# frozen_string_literal: true

require_relative '../message_pack_end'
require_relative 'unreadable'

module LegacyLog
  module Forward
    # Where a message of MessagePack ends in bytes that are still coming. What was looked at isn't looked at again. It
    # also bounds what a message is made of: eight megabytes of the smallest values become a gigabyte when they are read.
    class MessageEnd
      VALUES = 1_000_000

      def initialize(at)
        @at = at
        @left = 1
        @values = 0
      end

      # The offset behind the message, or nil until that has come.
      def in(bytes)
        while @left.positive?
          return if @at >= bytes.bytesize

          after, inside = MessagePackEnd.step(bytes, @at)
          return unless whole?(after)

          @at = after
          count(inside)
        end
        @at if @at <= bytes.bytesize
      end

      private

      def whole?(after)
        raise Unreadable.new(:garbage, 'what came is no MessagePack') if after == :invalid

        after != :cut
      end

      def count(inside)
        @left += inside - 1
        @values += 1
        raise Unreadable.new(:values, "a message has more than #{VALUES} values: nothing of it was stored") if @values > VALUES
      end
    end
  end
end
