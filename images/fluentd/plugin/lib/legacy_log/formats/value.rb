# frozen_string_literal: true

require_relative '../refused'

module LegacyLog
  module Formats
    # The text of a value where a format has no types of its own. Numbers keep each digit, a list and a map become JSON.
    module Value
      # What would end a row or a field, and stands nowhere in a log that a web server wrote.
      CONTROLS = /[\x00-\x1f\x7f]/n

      module_function

      def text(value)
        case value
        when String then bytes(value)
        when nil then ''
        when Integer, true, false then value.to_s
        when Float then number(value)
        when Hash, Array then JsonText.of(value)
        else moment(value)
        end
      end

      # Bytes as they came, whatever their encoding says: a name in Shift_JIS is kept, and is no error.
      def bytes(text)
        text.encoding == Encoding::BINARY || text.ascii_only? ? text : text.b
      end

      # Each control as web servers write it: `\x09`.
      def escape(text, pattern = CONTROLS)
        return text unless text.match?(pattern)

        text.gsub(pattern) { |character| format('\\x%02X', character.ord) }
      end

      def number(value)
        raise Refused.new('not-text', 'a number is not finite') unless value.finite?

        value.to_s
      end

      # A time inside a record, to the nanosecond. Anything else is of a type that nobody told us about.
      def moment(value)
        raise Refused.new('not-text', "a value is of the unknown type #{value.class}") unless value.respond_to?(:nsec)

        Time.at(value.to_i, value.nsec, :nsec).utc.strftime('%Y-%m-%dT%H:%M:%S.%NZ')
      end
    end
  end
end

require_relative 'json_text'
