# frozen_string_literal: true

require_relative 'formats/combined'
require_relative 'formats/json'
require_relative 'formats/ltsv'
require_relative 'formats/separated'
require_relative 'formats/single_value'

module LegacyLog
  # How a record becomes a line. Each format has `line(record, time) -> bytes without the line's end`, raises Refused
  # where the record is no line of it, and holds this: no content makes another row or another field.
  module Formats
    # The words of the configuration, and what makes each of them. `local` gives a Time in the stream's zone.
    TABLE = {
      'single_value' => ->(keys:, **) { SingleValue.new(keys) },
      'json' => ->(without:, **) { Json.new(without: without) },
      'ltsv' => ->(fields:, without:, **) { Ltsv.new(fields: fields, without: without) },
      'csv' => ->(fields:, **) { Separated.csv(fields) },
      'tsv' => ->(fields:, **) { Separated.tsv(fields) },
      'combined' => ->(local:, **) { Combined.new(local) }
    }.freeze

    NAMES = TABLE.keys.freeze

    def self.make(name, keys: %w[message], fields: [], without: nil, local: ->(seconds) { Time.at(seconds).utc })
      TABLE.fetch(name).call(keys: keys, fields: fields, without: without, local: local)
    end
  end
end
