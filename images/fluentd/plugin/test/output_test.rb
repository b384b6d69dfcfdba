# frozen_string_literal: true

require 'test/unit'
require 'json'
require 'support/output'

class OutputTest < Test::Unit::TestCase
  def setup = @world = OutputWorld.new

  def teardown = @world.remove

  # Three packets with ids, as a sender sends them, and again those that it has no acknowledgement for.
  def packet(*numbers)
    bytes = numbers.map { |n| [1_790_000_000, { 'message' => "line #{n} #{'x' * 100}", 'id' => "s-#{n}" }].to_msgpack }.join
    LegacyLog::PacketStream.new(bytes, sender: '10.0.0.1')
  end

  def send_all(output)
    [packet(1, 2), packet(3), packet(4, 5, 6)].each { |one| output.emit_events('app.access', one) }
  end

  EXPECTED = (1..6).map { |n| "line #{n} #{'x' * 100}\n" }.join

  def lines = @world.files('access').reject { |name| name.start_with?('.') }.map { |name| @world.read("access/#{name}") }.join

  def play(write: 'append', &block) = @world.run(@world.config(write: write), &block || method(:send_all))

  test('packets become lines, and what was counted is told') do
    output = play.instance
    assert_equal(EXPECTED, lines)
    assert_equal({ ReceivedRecords: 6, UnprotectedRecords: 0, WrittenLines: 6 }, output.counts.to_h)
    play
    assert_equal(EXPECTED, lines)
  end

  # A chunk that waits for an hour, and a clock.
  def after(seconds)
    driver = @world.run(@world.config.sub('flush_interval 1', 'flush_interval 1h'), flush: false) do |output|
      output.emit_events('app.access', packet(1))
      now = Time.now + seconds
      output.catch_up(now)
      yield output, now
    end
    driver.instance
  end

  test('a chunk of the future, as the clock was set back, is written now; one of the past waits for its time') do
    after(1) { |output, _| assert_equal([1, 0], [output.buffer.stage.size, output.buffer.queue.size]) }
    after(-3600) { |output, _| assert_equal(0, output.buffer.stage.size) }
  end

  test('a retry is due by the clock, but not later than twice the longest time between two') do
    after(0) do |output, now|
      { 60 => false, 61 => true }.each do |seconds, given_up|
        output.instance_variable_set(:@retry, Struct.new(:next_time).new(now + seconds))
        output.catch_up(now)
        assert_equal(given_up, output.retry.nil?, "#{seconds} s")
      end
    end
  end

  test('the thread that writes is woken, however long it meant to sleep') do
    after(0) do |output, now|
      output.instance_variable_get(:@output_flush_threads).first.next_clock = Fluent::Clock.now + 3600
      output.catch_up(now)
      assert_operator(output.instance_variable_get(:@output_flush_threads).first.next_clock, :<, Fluent::Clock.now + 60)
    end
  end

  test("what comes by another source than ours is taken as Fluentd's events are") do
    play do |output|
      output.emit_events('app.access', Fluent::OneEventStream.new(Fluent::EventTime.now, { 'message' => 'one' }))
      output.emit_events('app.access', Fluent::MultiEventStream.new([1_790_000_000], [{ 'message' => 'two' }]))
      output.emit_events('app.access', Fluent::MessagePackEventStream.new([1_790_000_000, { 'message' => 'three' }].to_msgpack))
    end
    assert_equal("one\ntwo\nthree\n", lines)
  end

  POINTS = %w[received received:2 received:3 buffered buffered:2 buffered:3 half written half-journal journalled renamed].freeze

  { 'append' => POINTS + %w[opened], 'whole' => POINTS }.each do |write, points|
    points.each do |point|
      test("killed at #{point} (#{write}), started again and sent again: each line once, none torn") do
        @world.killed(point) { play(write: write) }
        play(write: write)
        assert_equal(EXPECTED.lines.sort, lines.lines.sort)
      end
    end
  end

  test('killed at point after point, and sent again each time: each line once') do
    (POINTS - %w[received:2 received:3 buffered:2 buffered:3] + %w[received]).each do |point|
      @world.killed(point) { play }
    rescue RuntimeError
      # Everything is committed, so it comes to no commit any more.
      nil
    end
    play
    assert_equal(EXPECTED, lines)
  end

  test('a chunk that a kill left torn is written as far as packets are whole') do
    @world.run(@world.config.sub('flush_interval 1', "flush_mode lazy\nflush_at_shutdown false"), flush: false) { |output| send_all(output) }
    chunk = Dir[File.join(@world.root, 'packets', 'buffer.b*.log')].first
    File.truncate(chunk, File.size(chunk) - 1)
    play { |output| output.emit_events('app.access', packet(4, 5, 6)) }
    assert_equal(EXPECTED, lines)
  end

  ['garbage', "\xc1\x00\x00\x00\x00\x01\x05".b, ''].each do |meta|
    test("a chunk whose .meta is #{meta.inspect} after a loss of the machine is written") do
      @world.run(@world.config.sub('flush_interval 1', "flush_mode lazy\nflush_at_shutdown false"), flush: false) { |output| send_all(output) }
      Dir[File.join(@world.root, 'packets', '*.meta')].each { |path| File.binwrite(path, meta) }
      Fluent::SystemConfig.overwrite_system_config('root_dir' => "#{@world.root}/root") do
        @world.run("@id legacy_log\n#{@world.config}") { |_| nil }
      end
      assert_equal(EXPECTED, lines)
    end
  end

  test('nothing that goes wrong leaves a chunk as what Fluentd gives up for') do
    [TypeError, ArgumentError, NoMethodError, EncodingError, Errno::ENOSPC, SystemStackError, NoMemoryError, NotImplementedError].each do |fault|
      error = assert_raise(LegacyLog::Retry, fault.name) { LegacyLog::Retry.on_failure('here') { raise fault, 'words' } }
      assert_match(/\Ahere: .*words \(#{fault}\)\z/, error.message)
    end
  end

  Chunk = Struct.new(:unique_id, :read, :created_at)

  test('a folder that cannot be written to is no fault of a chunk, and it is written when it can be') do
    File.write(File.join(@world.root, 'access'), 'a file where the folder should be')
    chunk = Chunk.new('0123456789abcdef', packet(1).frame('app.access').to_bytes, Time.at(1_790_000_000))
    play do |output|
      assert_raise(LegacyLog::Retry) { output.write(chunk) }
      File.unlink(File.join(@world.root, 'access'))
      output.write(chunk)
    end
    assert_equal(EXPECTED.lines.first, lines)
  end

  test('a retry that waits is due at the end, and what could still not be written is told') do
    File.write(File.join(@world.root, 'access'), 'a file where the folder should be')
    left = %r{stopped with packets in the buffer that are in no file yet: .* bytes=[1-9]\d* oldest_seconds=\d+ buffer="#{@world.root}/packets"}
    [[false, 1], [true, 0]].each do |mended, told|
      driver = @world.run(flush: false) do |output|
        output.emit_events('app.access', packet(1)) unless mended
        output.instance_variable_set(:@under_plugin_development, false)
        output.force_flush
        File.unlink(File.join(@world.root, 'access')) if mended
      end
      assert_equal(told, driver.logs.grep(left).size)
    end
    assert_equal(EXPECTED.lines.first, lines)
  end

  test('a disk that says no is told without a place in the program, and anything else with it') do
    { Errno::ENOSPC => 0, TypeError => 1 }.each do |fault, places|
      error = assert_raise(LegacyLog::Retry) { LegacyLog::Retry.on_failure('here') { raise fault } }
      assert_equal(places, error.backtrace.grep(/output_test/).first(1).size)
    end
  end

  test('what came into the buffer since the last time is synced, in each of its chunks') do
    config = @world.config.sub('flush_interval 1', "flush_mode lazy\nchunk_limit_size 1k\nflush_thread_interval 1h\nflush_at_shutdown false")
    @world.run(config, flush: false) do |output|
      output.define_singleton_method(:submit_flush_once) { nil }
      synced = []
      sync = output.instance_variable_get(:@buffer_sync)
      sync.define_singleton_method(:bring) { |chunk| super(chunk).tap { synced << chunk.state } }
      3.times { output.emit_events('app.access', packet(1, 2, 3, 4, 5)) }
      output.sync
      assert_equal(%i[queued staged], synced.sort)
      synced.clear
      output.emit_events('app.access', packet(6))
      output.sync
      assert_equal(%i[staged], synced)
    end
  end

  def refused(config)
    assert_raise(Fluent::ConfigError) { Fluent::Test::Driver::Output.new(Fluent::Plugin::LegacyLogOutput).configure(config) }.message
  end

  data(
    'several threads' => ['flush_thread_count 2', 'flush_thread_count 2: chunks are committed one after another, so it is 1'],
    'an end of retries' => ['retry_forever false', 'retry_forever false: chunks would be thrown away at the limit'],
    'block' => ['overflow_action block', 'overflow_action block: only with throw_exception a sender keeps what there is no room for'],
    'drop_oldest_chunk' => ['overflow_action drop_oldest_chunk', 'overflow_action drop_oldest_chunk: only with throw_exception a sender keeps what there is no room for'],
    'gzip' => ['compress gzip', '<buffer> compress: packets are kept as they came']
  )
  test('a setting with which something could be lost is refused with words') do |(setting, words)|
    assert_equal(words, refused(@world.config.sub('flush_interval 1', setting)))
  end

  data(
    'a buffer in memory' => [['@type file', '@type memory'], '<buffer> @type: what is acknowledged has to outlive the process, so it is file'],
    'keys' => [['<buffer>', '<buffer tag>'], '<buffer tag>: packets are kept as they came, so they have no keys'],
    'a secondary' => [['<buffer>', "<secondary>\n@type file\npath /x\n</secondary>\n<buffer>"], '<secondary>: a chunk that went there would be taken for written'],
    'a zone that is none' => [['+09:00', 'JST'], 'timezone: "JST" is neither like +09:00 nor like Asia/Tokyo'],
    'a date by the minute' => [['file access_log', 'file a.%M'], 'file: %M in "a.%M" is none of %Y %m %d %H']
  )
  test('a configuration that cannot keep the promise is refused with words') do |((from, to), words)|
    assert_equal(words, refused(@world.config.sub(from, to)))
  end

  test('several workers are refused with words') do
    Fluent::SystemConfig.overwrite_system_config('workers' => 2) do
      assert_equal('workers 2: one process writes the files', refused(@world.config))
    end
  end
end
