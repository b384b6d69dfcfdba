# frozen_string_literal: true

require 'test/unit'
require 'support/output'

# What of a packet comes into Fluentd's buffer: all of it or nothing.
class WholeFramesTest < Test::Unit::TestCase
  LIMIT = 100_000

  def setup = @world = OutputWorld.new

  def teardown = @world.remove

  def config(total: '10m')
    @world.config(more: "packet_limit #{LIMIT}")
          .sub('flush_interval 1', "flush_mode lazy\nchunk_limit_size 10k\ntotal_limit_size #{total}\nflush_at_shutdown false\nflush_thread_interval 1h")
  end

  # An output that takes packets and writes none.
  def fill(**settings)
    @world.run(config(**settings), flush: false) do |output|
      output.define_singleton_method(:submit_flush_once) { nil }
      yield output
    end
  end

  def packet(size) = LegacyLog::PacketStream.new('x' * size, sender: nil)

  # Why a packet of this size is not taken; nil if it is.
  def refused(output, size) = packet(size).tap { |one| output.emit_events('app.access', one) }.refused

  def stored(output)
    (output.buffer.stage.values + output.buffer.queue).map { |chunk| frames(chunk.read).map { |frame| frame.entries.bytesize } }.sort
  end

  def frames(bytes)
    found = []
    LegacyLog::Frame.each(bytes) { |kind, frame| kind == :whole ? found << frame : flunk(kind.to_s) }
    found
  end

  test('packets share a chunk until it is full') do
    fill do |output|
      3.times { output.emit_events('app.access', packet(4000)) }
      assert_equal([[4000, 4000, 4000]], stored(output))
      output.emit_events('app.access', packet(10))
      assert_equal([[10], [4000, 4000, 4000]], stored(output))
    end
  end

  test('a packet larger than a chunk goes whole, and its neighbours with theirs') do
    fill do |output|
      [4000, LIMIT, 50].each { |size| output.emit_events('app.access', packet(size)) }
      assert_equal([4000, LIMIT, 50].sort, stored(output).flatten.sort)
    end
  end

  test('the largest that is allowed is stored, and of one that is larger nothing') do
    overhead = Fluent::Plugin::LegacyLogOutput::FRAME_OVERHEAD
    room = LIMIT + overhead - packet(LIMIT).frame('app.access').to_bytes.bytesize
    fill do |output|
      output.emit_events('app.access', packet(LIMIT + room))
      assert_equal("a packet of 165537 bytes, and 165536 are allowed (Fluent::Plugin::Buffer::BufferChunkOverflowError)", refused(output, LIMIT + room + 1))
      assert_equal([[LIMIT + room]], stored(output))
    end
  end

  test('a full buffer refuses, so that the sender keeps what there is no room for, and stores nothing') do
    fill(total: '20k') do |output|
      3.times { output.emit_events('app.access', packet(9000)) }
      before = stored(output)
      assert_equal('buffer space has too many data (Fluent::Plugin::Buffer::BufferOverflowError)', refused(output, 10))
      assert_equal(before, stored(output))
    end
  end

  test('a disk that is full in the middle of a packet refuses it, and leaves nothing of it') do
    fill do |output|
      output.emit_events('app.access', packet(10))
      chunk = output.buffer.stage.values.first
      file = chunk.instance_variable_get(:@chunk)
      file.define_singleton_method(:write) do |bytes|
        super(bytes.byteslice(0, 20))
        raise Errno::ENOSPC
      end
      assert_equal('No space left on device (Errno::ENOSPC)', refused(output, 10))
      file.singleton_class.remove_method(:write)
      output.emit_events('app.access', packet(11))
      assert_equal([[10, 11]], stored(output))
    end
  end

  def asked(output)
    question = LegacyLog::PacketStream.new([1, {}].to_msgpack, sender: nil)
    output.emit_events('legacy_log.health', question)
    [question.stored, question.refused]
  end

  test('a question for the health is answered, and not stored, also by a full buffer') do
    fill(total: '10k') do |output|
      2.times { output.emit_events('app.access', packet(9000)) }
      before = stored(output)
      assert_equal([true, nil], asked(output))
      assert_equal(before, stored(output))
    end
  end

  test('a question for the health is refused where the thread that writes has ended') do
    fill do |output|
      output.instance_variable_get(:@output_flush_threads).each { |state| state.thread.kill.join }
      assert_equal([nil, 'the thread that writes the files has ended (RuntimeError)'], asked(output))
    end
  end
end
