# frozen_string_literal: true

require 'json'
require_relative 'files/append'
require_relative 'lossless_json'

module LegacyLog
  # Where everything goes that is no line, whole, so that a person can look at it, mend it and send it again. It is a
  # file of its own, written in the same commit as the lines: an entry is there once, as they are.
  class Quarantine
    FILE = 'quarantine.%Y%m%d.jsonl'

    Settings = Struct.new(:path, :file)

    def initialize(path, zone)
      @files = Files::Append.new(Settings.new(path, FILE), zone)
      @zone = zone
    end

    # With `record`, or with `raw`: bytes as they came, of so many records.
    def add(batch, frame, reason, detail, time: nil, record: nil, raw: nil, count: 1)
      entry = { 'at' => moment(frame.received_at), 'reason' => reason, 'detail' => detail,
                'tag' => text(frame.tag), 'sender' => text(frame.sender), 'time' => plain_time(time) }
      text = "#{JSON.generate(entry.merge(content(record, raw)))}\n".b
      batch.quarantine(@files, frame.received_at.to_i, text, [reason, entry['tag']], count)
    end

    private

    def content(record, raw)
      return { 'record' => record } if record && LosslessJson.possible?(record)

      { 'raw' => [raw || pack(record)].pack('m0') }
    end

    def pack(record) = Fluent::MessagePackFactory.engine_factory.packer.write(record).full_pack

    def moment(seconds) = @zone.local(seconds).strftime('%Y-%m-%dT%H:%M:%S.%L%:z')

    # To the nanosecond, as its sender had it.
    def plain_time(time)
      return format('%d.%09d', time.sec, time.nsec) if time.is_a?(Fluent::EventTime) && time.sec && time.nsec

      LosslessJson.possible?(time) ? time : { 'raw' => [pack(time)].pack('m0') }
    end

    def text(value) = value.is_a?(String) ? value.dup.force_encoding(Encoding::UTF_8).scrub : value&.to_s
  end
end
