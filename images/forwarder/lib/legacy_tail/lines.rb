# frozen_string_literal: true

require 'json'

module LegacyTail
  # Records that have no file of their own, as lines of one. Docker cuts what is longer than 16 KB into parts: they are joined.
  class Lines
    # Lines in the making, of as many writers.
    MOST_PARTIAL = 1000

    def initialize(keys)
      @keys = keys
      @partial = {}
    end

    # A line with its end; nil for a part that is not the last.
    def line(record)
      whole = joined(record, text(record))
      whole && "#{whole.gsub("\n", '\n')}\n".b
    end

    private

    # A record that has none of the keys is kept as it is.
    def text(record)
      value = @keys.filter_map { |key| record[key] }.first
      value.is_a?(String) ? value.b.delete_suffix("\n") : json(record).b
    end

    # JSON has no form for bytes that are no UTF-8, and one such record must not keep its neighbours out.
    def json(record)
      JSON.generate(record)
    rescue JSON::GeneratorError, EncodingError
      JSON.generate(record.inspect.scrub('?'))
    end

    def joined(record, text)
      return text unless record['partial_message'] == 'true'

      id = record['partial_id']
      sum = (@partial.delete(id) || ''.b) + text
      return sum if record['partial_last'] == 'true' || @partial.size >= MOST_PARTIAL

      @partial[id] = sum
      nil
    end
  end
end
