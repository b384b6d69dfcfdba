# frozen_string_literal: true

require 'json'

module LegacyLog
  # What happened, for CloudWatch: a line of JSON in the embedded metric format, which CloudWatch Logs turns into metrics
  # without an agent. Counts are those since the line before, gauges what is now.
  class Metrics
    NAMESPACE = 'LegacyLog'
    COUNTS = %i[
      AckedPackets RefusedPackets ReceivedRecords WrittenLines RepeatedRecords UnprotectedRecords QuarantinedRecords
    ].freeze
    GAUGES = { BufferBytes: 'Bytes', BufferQueue: 'Count', OldestChunkSeconds: 'Seconds' }.freeze
    UNITS = COUNTS.to_h { |name| [name, 'Count'] }.merge(GAUGES).freeze
    DIMENSION = 'Collector'

    # `name` tells collectors of one account apart; without it they are one.
    def initialize(name)
      @name = name
      @told = Hash.new(0)
    end

    # `counts` since the start, and gauges.
    def line(counts, gauges, at)
      values = COUNTS.to_h { |name| [name, counts[name].to_i - @told[name]] }.merge(gauges)
      @told = Hash.new(0).merge(counts)
      "#{JSON.generate({ '_aws' => head(at) }.merge(@name ? { DIMENSION => @name } : {}).merge(values))}\n"
    end

    # All of them since the start, for Fluentd's monitor.
    def self.all(counts, gauges) = COUNTS.to_h { |name| [name.to_s, counts[name].to_i] }.merge(gauges.transform_keys(&:to_s))

    # How full a buffer is. `now` in seconds.
    def self.gauges(buffer, now)
      chunks = buffer.synchronize { buffer.stage.values + buffer.queue + buffer.dequeued.values }
      oldest = chunks.map { |chunk| chunk.created_at.to_i }.min
      { BufferBytes: buffer.stage_size + buffer.queue_size, BufferQueue: buffer.queue.size,
        OldestChunkSeconds: oldest ? [now.to_i - oldest, 0].max : 0 }
    end

    private

    def head(at)
      { 'Timestamp' => (at.to_f * 1000).to_i,
        'CloudWatchMetrics' => [{ 'Namespace' => NAMESPACE, 'Dimensions' => [@name ? [DIMENSION] : []],
                                  'Metrics' => UNITS.map { |name, unit| { 'Name' => name, 'Unit' => unit } } }] }
    end
  end
end
