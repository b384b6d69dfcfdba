# frozen_string_literal: true

require 'json'
require 'test/unit'
require 'legacy_log/metrics'

class MetricsTest < Test::Unit::TestCase
  GAUGES = { BufferBytes: 5, BufferQueue: 1, OldestChunkSeconds: 2 }.freeze

  test('a line in the embedded metric format: counts since the line before, gauges as they are') do
    metrics = LegacyLog::Metrics.new('production/access-log')
    metrics.line({ AckedPackets: 3, WrittenLines: 10 }, GAUGES, Time.at(1_764_133_200, 500, :millisecond))
    line = metrics.line({ AckedPackets: 5, WrittenLines: 10, QuarantinedRecords: 1 }, GAUGES, Time.at(1_764_133_260))
    assert_equal(true, line.end_with?("}\n"))
    assert_equal(1, line.count("\n"))
    told = JSON.parse(line)
    assert_equal(
      { 'Collector' => 'production/access-log', 'AckedPackets' => 2, 'RefusedPackets' => 0, 'ReceivedRecords' => 0,
        'WrittenLines' => 0, 'RepeatedRecords' => 0, 'UnprotectedRecords' => 0, 'QuarantinedRecords' => 1,
        'BufferBytes' => 5, 'BufferQueue' => 1, 'OldestChunkSeconds' => 2 },
      told.except('_aws')
    )
    assert_equal(1_764_133_260_000, told['_aws']['Timestamp'])
  end

  test('each metric that is named has a value, and the other way round') do
    told = JSON.parse(LegacyLog::Metrics.new(nil).line({}, GAUGES, Time.at(0)))
    directive = told['_aws']['CloudWatchMetrics'][0]
    assert_equal(['LegacyLog', [[]]], directive.values_at('Namespace', 'Dimensions'))
    assert_equal(told.keys - ['_aws'], directive['Metrics'].map { |metric| metric['Name'] })
    assert_equal(%w[Bytes Count Seconds], directive['Metrics'].last(3).map { |metric| metric['Unit'] })
  end

  test('the monitor gets all since the start') do
    assert_equal({ 'AckedPackets' => 7, 'WrittenLines' => 0, 'BufferBytes' => 5 },
                 LegacyLog::Metrics.all({ AckedPackets: 7 }, GAUGES).slice('AckedPackets', 'WrittenLines', 'BufferBytes'))
  end

  Chunk = Struct.new(:created_at)
  Buffer = Struct.new(:stage, :queue, :dequeued, :stage_size, :queue_size) do
    def synchronize = yield
  end

  test('the oldest chunk is the one that waits longest, wherever it is') do
    buffer = Buffer.new({ a: Chunk.new(90) }, [Chunk.new(80)], { b: Chunk.new(70) }, 10, 20)
    assert_equal({ BufferBytes: 30, BufferQueue: 1, OldestChunkSeconds: 30 }, LegacyLog::Metrics.gauges(buffer, Time.at(100)))
  end

  test('an empty buffer has no oldest chunk, and a clock that was set back makes none younger than nothing') do
    assert_equal(0, LegacyLog::Metrics.gauges(Buffer.new({}, [], {}, 0, 0), Time.at(100))[:OldestChunkSeconds])
    assert_equal(0, LegacyLog::Metrics.gauges(Buffer.new({ a: Chunk.new(200) }, [], {}, 0, 0), Time.at(100))[:OldestChunkSeconds])
  end
end
