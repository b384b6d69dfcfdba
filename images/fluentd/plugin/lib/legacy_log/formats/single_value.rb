# frozen_string_literal: true

require_relative '../refused'

module LegacyLog
  module Formats
    # The line as it was: the text of the first of the keys that the record has.
    class SingleValue
      def initialize(keys)
        raise ArgumentError, 'keys is empty' if keys.empty?

        @first, *@others = keys.map { |key| -key }
        @words = keys.map { |key| "\"#{key}\"" }.join(' or ')
      end

      def line(record, _time = nil)
        text = record[@first]
        text = fallback(record) if text.nil?
        raise Refused.new('not-text', "#{@words} is #{kind(text)}") unless text.is_a?(String)

        one_line(text)
      end

      private

      def fallback(record)
        @others.each do |key|
          text = record[key]
          return text unless text.nil?
        end
        raise Refused.new('no-line', "the record has no #{@words}")
      end

      # One line break at the end is the line's own: it was printed with it, and the file has it too.
      def one_line(text)
        text = text.b unless text.encoding == Encoding::BINARY || text.ascii_only?
        text = text.byteslice(0, text.bytesize - 1) if text.end_with?("\n")
        raise Refused.new('no-line', "#{@words} is empty") if text.empty?
        raise Refused.new('line-break', "#{@words} has a line break inside") if broken?(text)

        text
      end

      # A carriage return inside is a line break to many readers; one at the end is the file of another system.
      def broken?(text)
        return true if text.include?("\n")

        at = text.index("\r")
        !at.nil? && at < text.bytesize - 1
      end

      def kind(value)
        case value
        when Hash then 'a map'
        when Array then 'a list'
        when Numeric then 'a number'
        else 'no text'
        end
      end
    end
  end
end
