# frozen_string_literal: true

require 'test/unit'
require_relative '../support/collector'
require_relative '../support/output'

# Input and output together: what is acknowledged stands in the buffer, and nothing else is acknowledged.
class StoredTest < Test::Unit::TestCase
  def setup = @world = OutputWorld.new

  def teardown = @world.remove

  # An output that takes packets and writes none, behind a socket. The output is asked as a router of Fluentd asks it.
  def collect(buffer)
    config = @world.config.sub('flush_interval 1', "flush_mode lazy\nflush_thread_interval 1h\nflush_at_shutdown false\n#{buffer}")
    @world.run(config, flush: false) do |output|
      output.define_singleton_method(:try_flush) { nil }
      router = Object.new
      router.define_singleton_method(:emit_stream) { |tag, packet| output.emit_events(tag, packet) }
      Collector.run do |collector|
        collector.input.define_singleton_method(:router) { router }
        yield collector, output
      end
    end
  end

  def stored(output)
    found = []
    (output.buffer.stage.values + output.buffer.queue).each do |chunk|
      LegacyLog::Frame.each(chunk.read) { |_, frame| found << MessagePack.unpack(frame.entries)[1]['m'].delete('x') }
    end
    found.sort
  end

  def send(collector, name)
    collector.connect.say(['a', [[1, { 'm' => name + ('x' * 4000) }]], { 'chunk' => name }]).answer
  end

  test('a full buffer acknowledges what stands in it, and refuses the rest') do
    collect("total_limit_size 20k\nchunk_limit_size 10k") do |collector, output|
      names = %w[a b c d e f g]
      answers = names.to_h { |name| [name, send(collector, name)] }
      acked = names.select { |name| answers[name] == { 'ack' => name } }
      assert_equal([%w[a b c d e f].first(acked.size), Sender::CLOSED], [acked, answers['g']])
      assert_equal(acked, stored(output))
      assert_equal({ 'ack' => 'h' }, collector.connect.say(['legacy_log.health', 1, {}, { 'chunk' => 'h' }]).answer)
    end
  end

  test('a disk that is full acknowledges nothing') do
    collect('') do |collector, output|
      output.buffer.define_singleton_method(:generate_chunk) { |_| raise Errno::ENOSPC }
      assert_equal(Sender::CLOSED, send(collector, 'a'))
      assert_equal(1, collector.logs.grep(/was not stored: No space left on device/).size)
    end
  end

  test('a buffer whose folder is gone is not healthy, since it takes no packet') do
    collect('') do |collector, output|
      ask = -> { collector.connect.say(['legacy_log.health', 1, {}, { 'chunk' => 'h' }]).answer }
      assert_equal({ 'ack' => 'h' }, ask.call)
      FileUtils.rm_rf(File.dirname(output.buffer.path))
      assert_equal(Sender::CLOSED, ask.call)
      assert_equal(1, collector.logs.grep(/the buffer's folder cannot be written/).size)
    end
  end
end
