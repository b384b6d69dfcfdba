# frozen_string_literal: true

require 'test/unit'
require_relative 'support/output'

# What is on the disk when an acknowledgement that was held is given.
class BufferSyncTest < Test::Unit::TestCase
  def setup = @world = OutputWorld.new

  def teardown = @world.remove

  # An output that takes packets and writes none, and the names of files that were synced since the last question.
  def watch
    config = @world.config.sub('flush_interval 1', "flush_mode lazy\nchunk_limit_size 1k\nflush_thread_interval 1h\nflush_at_shutdown false")
    @world.run(config, flush: false) do |output|
      output.define_singleton_method(:submit_flush_once) { nil }
      sync = output.instance_variable_get(:@buffer_sync)
      synced = []
      sync.define_singleton_method(:by_its_name) { |chunk, &block| super(chunk) { |path| block.call(path).tap { synced << chunk } } }
      yield output, -> { output.sync.then { synced.uniq.tap { synced.clear } } }
    end
  end

  def packet(size) = LegacyLog::PacketStream.new('x' * size, sender: nil)

  def chunks(output) = output.buffer.stage.values + output.buffer.queue

  test('each chunk that grew, and none that did not') do
    watch do |output, synced|
      output.emit_events('a', packet(2000))
      output.emit_events('a', packet(10))
      assert_equal(chunks(output).sort_by(&:path), synced.call.sort_by(&:path))
      assert_equal([], synced.call)
      output.emit_events('a', packet(10))
      assert_equal(output.buffer.stage.values, synced.call)
    end
  end

  test('a chunk that is in neither list for a moment, as it is being queued') do
    watch do |output, synced|
      output.emit_events('a', packet(10))
      chunk = output.buffer.stage.values.first
      output.buffer.stage.clear
      assert_equal([chunk], synced.call)
      output.buffer.stage[chunk.metadata] = chunk
    end
  end

  test('a chunk that the run before began') do
    watch { |output, _| output.emit_events('a', packet(10)) }
    watch do |output, synced|
      synced.call
      output.emit_events('a', packet(10))
      assert_equal(output.buffer.stage.values, synced.call)
    end
  end

  test('a chunk that was committed and removed needs nothing more') do
    watch do |output, synced|
      output.emit_events('a', packet(10))
      chunk = output.buffer.stage.values.first
      output.buffer.stage.clear
      chunk.purge
      assert_equal([], synced.call)
    end
  end

  test('a file that cannot be synced is an error, and is tried again') do
    watch do |output, synced|
      output.emit_events('a', packet(10))
      chunk = output.buffer.stage.values.first
      chunk.define_singleton_method(:path) { '/dev/null/none' }
      assert_raise(Errno::ENOTDIR) { output.sync }
      chunk.singleton_class.remove_method(:path)
      assert_equal([chunk], synced.call)
    end
  end
end
