# frozen_string_literal: true

require 'json'
require_relative 'unreadable'

module LegacyLog
  module Forward
    # Messages out of a stream of JSON: one list behind another. The library of Fluentd for this is another one in
    # each of its releases, so where a message ends is found here; what it says is read by Ruby's own.
    class JsonReader
      OUTSIDE = /["\[\]{}]/n
      IN_TEXT = /["\\]/n

      def initialize
        @bytes = String.new(encoding: Encoding::BINARY)
        restart
      end

      def feed(bytes)
        @bytes << bytes
        while (length = find_end)
          yield parse(@bytes.slice!(0, length))
          restart
        end
      end

      def pack(value) = value.to_json

      private

      def restart
        @at = 0
        @depth = 0
        @in_text = false
      end

      # Where the message ends that begins the buffer, or nil until that has come. What was looked at isn't again.
      def find_end
        while (found = @bytes.index(@in_text ? IN_TEXT : OUTSIDE, @at))
          @at = found + 1
          step(@bytes[found]) or return
          return @at if @depth <= 0 && !@in_text
        end
        @at = @bytes.bytesize
        nil
      end

      # False where the letter behind a backslash has not come yet.
      def step(letter)
        case letter
        when '"' then @in_text = !@in_text
        when '[', '{' then @depth += 1
        when ']', '}' then @depth -= 1
        else return escape
        end
        true
      end

      def escape
        more = @at < @bytes.bytesize
        @at += more ? 1 : -1
        more
      end

      def parse(text)
        JSON.parse(text.force_encoding(Encoding::UTF_8))
      rescue JSON::ParserError, ArgumentError, EncodingError => e
        raise Unreadable.new(:garbage, "what came is no JSON (#{e.class})")
      end
    end
  end
end
