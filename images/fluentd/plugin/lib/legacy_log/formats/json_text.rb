# frozen_string_literal: true

require_relative 'value'

module LegacyLog
  module Formats
    # JSON on one line, of bytes: what is not UTF-8 stays what it was (a library raises there, or writes something else).
    # Integers keep each digit, floats are the shortest text that reads back to the same number.
    class JsonText
      SPECIAL = /["\\\x00-\x1f]/n
      SHORT = {
        '"' => '\\"', '\\' => '\\\\', "\n" => '\\n', "\r" => '\\r', "\t" => '\\t', "\b" => '\\b', "\f" => '\\f'
      }.freeze
      # Keys are few and come again in each record. A sender that makes up new ones fills no memory.
      REMEMBERED_KEYS = 1000
      LONGEST_REMEMBERED = 256

      def self.of(value) = (@shared ||= new).write(value, String.new(encoding: Encoding::BINARY))

      def initialize
        @keys = {}
      end

      def write(value, out)
        case value
        when String then quote(value, out)
        when Hash then map(value, out)
        when Array then list(value, out)
        when nil then out << 'null'
        when Integer, true, false then out << value.to_s
        when Float then out << Value.number(value)
        else quote(Value.moment(value), out)
        end
      end

      def map(record, out, without: nil)
        before = '{'
        record.each do |key, value|
          next if without && key == without

          out << before << (@keys[key] || remember(key))
          before = ','
          write(value, out)
        end
        out << (before == '{' ? '{}' : '}')
      end

      private

      def list(values, out)
        out << '['
        values.each_with_index do |value, index|
          out << ',' unless index.zero?
          write(value, out)
        end
        out << ']'
      end

      def quote(text, out)
        text = Value.bytes(text)
        text = text.gsub(SPECIAL) { |it| SHORT[it] || format('\\u%04x', it.ord) } if text.match?(SPECIAL)
        out << '"' << text << '"'
      end

      # A key that is no text would meet the text of the same letters: two keys of one name.
      def remember(key)
        raise Refused.new('not-a-record', 'a key is no text') unless key.is_a?(String)

        written = quote(key, String.new(encoding: Encoding::BINARY)) << ':'
        @keys[key] = written.freeze if @keys.size < REMEMBERED_KEYS && key.bytesize <= LONGEST_REMEMBERED
        written
      end
    end
  end
end
