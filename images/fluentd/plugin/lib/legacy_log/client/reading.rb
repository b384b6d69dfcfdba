# frozen_string_literal: true

module LegacyLog
  module Client
    # As much of MessagePack as a greeting and an acknowledgement need, without the gem: the health check runs every few
    # seconds, and loading gems would be most of its work.
    class Reading
      def initialize(bytes)
        @bytes = bytes
        @at = 0
      end

      # Raises EOFError where the bytes end too early.
      def value
        case head = byte
        when 0x80..0x8f then Array.new(head & 15) { [value, value] }.to_h
        when 0x90..0x9f then Array.new(head & 15) { value }
        when 0xa0..0xbf then text(head & 31)
        when 0xc4, 0xd9 then text(byte)
        when 0xc5, 0xda then text((byte << 8) + byte)
        when 0xc0, 0xc2 then false
        when 0xc3 then true
        else raise "the answer is not the collector's (0x#{head.to_s(16)})"
        end
      end

      private

      def byte = @bytes.getbyte(@at).tap { |it| it ? @at += 1 : raise(EOFError) }

      def text(length)
        found = @bytes.byteslice(@at, length)
        raise EOFError if found.nil? || found.bytesize < length

        @at += length
        found
      end
    end
  end
end
