# frozen_string_literal: true

require 'test/unit'
require_relative 'support/output'

# What lies in the buffer at a start, and what is left in it, where the file system does not do its part.
class WholeBufferTest < Test::Unit::TestCase
  def setup = @world = OutputWorld.new

  def teardown = @world.remove

  def packet(*lines)
    LegacyLog::PacketStream.new(lines.map { |line| MessagePack.pack([1_790_000_000, { 'message' => line }]) }.join, sender: nil)
  end

  # A run that is killed as soon as the packet is in the buffer, or at another point.
  def left_behind(point = 'buffered')
    @world.killed(point) { @world.run { |output| output.emit_events('app.access', packet('first')) } }
  end

  def chunks = @world.files('packets').reject { |name| name.end_with?('.meta') }

  # In place of a method of Ruby's own for as long as the block runs.
  def instead(kind, name, answer)
    kind.singleton_class.prepend(changed = Module.new { define_method(name) { |*args, **more, &block| answer.call(*args) { super(*args, **more, &block) } } })
    yield
  ensure
    changed&.send(:remove_method, name)
  end

  # What a start in a process of its own ends with, where one of Ruby's own methods gives another answer.
  def refusal(kind, name, answer)
    read, written = IO.pipe
    Process.wait(fork do
      instead(kind, name, answer) { @world.run { nil } }
    rescue StandardError => e
      written.write("#{e.message} (#{e.class})")
    ensure
      exit!(0)
    end)
    written.close
    read.read
  end

  test('a folder that cannot be listed ends the start, and the next one writes what lies in it') do
    left_behind
    unlisted = ->(path, &go) { path.end_with?('packets') ? raise(Errno::EIO, path) : go.call }
    assert_equal("Input/output error - #{@world.root}/packets (Errno::EIO)", refusal(Dir, :children, unlisted))
    @world.run { nil }
    assert_equal("first\n", @world.read('access/access_log'))
  end

  test('a chunk that Fluentd passes over ends the start') do
    left_behind
    assert_equal("chunks of the buffer could not be read, and what is in them is in no file: #{chunks.first} in #{@world.root}/packets (IOError)",
                 refusal(File, :file?, ->(path, &go) { path.include?('/buffer.b') ? false : go.call }))
  end

  test('a folder that Fluentd does not see for once ends the start: chunks beside it would be found by nobody') do
    left_behind
    seen = 0
    once = ->(path, &go) { path.end_with?('packets') && (seen += 1) == 1 ? false : go.call }
    assert_equal("the buffer's folder could not be looked at: #{@world.root}/packets (IOError)", refusal(File, :exist?, once))
  end

  test('nothing is added to a chunk of the run before: it may be committed') do
    left_behind('journalled')
    Dir.chdir("#{@world.root}/packets") { Dir.children('.').each { |name| File.rename(name, name.sub('.q', '.b')) } }
    @world.run { |output| output.emit_events('app.access', packet('second')) }
    assert_equal("first\nsecond\n", @world.read('access/access_log'))
  end

  test('a chunk whose metadata is broken is written although there is no room for a copy of it') do
    left_behind
    File.binwrite("#{@world.root}/packets/#{chunks.first}.meta", '12345')
    instead(IO, :copy_stream, ->(*) { raise Errno::ENOSPC }) { @world.run { nil } }
    assert_equal(["first\n", []], [@world.read('access/access_log'), chunks])
  end

  test('a chunk whose files cannot be removed is no longer counted, and goes when they can be') do
    locked = true
    kept = ->(*paths, &go) { locked && paths.first.include?('/buffer.') ? raise(Errno::EACCES, paths.first) : go.call }
    instead(File, :unlink, kept) do
      @world.run do |output|
        output.emit_events('app.access', packet('first'))
        output.force_flush
        sleep 0.01 until output.counts.to_h[:WrittenLines] == 1 && output.buffer.dequeued.empty? && output.buffer.queue.empty?
        assert_equal([0, 1], [LegacyLog::Metrics.gauges(output.buffer, Time.now)[:BufferBytes], chunks.size])
        locked = false
        output.catch_up(Time.now)
        assert_equal([], @world.files('packets'))
      end
    end
  end
end
