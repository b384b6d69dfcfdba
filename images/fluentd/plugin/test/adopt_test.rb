# frozen_string_literal: true

require 'test/unit'
require 'json'
require 'support/output'

# Buffers as Fluentd 1.18's out_file left them, beside a journal of ours.
class AdoptTest < Test::Unit::TestCase
  QUEUED = '6416567878787878787878787878aaaa'
  STAGED = '6416567878787878787878787878bbbb'

  def setup = @world = OutputWorld.new

  def teardown = @world.remove

  # `day` is the timekey: 2026-09-21 in +09:00.
  def chunk(output, name, bytes, made: 1_789_990_000, day: 1_789_916_400)
    path = File.join(@world.root, 'buffer', output, "buffer.#{name}.log")
    FileUtils.mkdir_p(File.dirname(path))
    File.binwrite(path, bytes)
    meta = MessagePack.pack({ timekey: day, tag: nil, variables: nil, seq: 0, id: 'x', s: 1, c: made, m: made })
    File.binwrite("#{path}.meta", "\xc1\x00".b + [meta.bytesize].pack('N') + meta)
    path
  end

  def adopt(write: 'append', &block)
    config = @world.config(write: write, more: "adopt_path #{@world.root}/buffer")
    @world.run(config, &block || ->(_) {})
  end

  def left = Dir.glob('**/*.log*', File::FNM_DOTMATCH, base: File.join(@world.root, 'buffer'))

  def refused
    Dir[File.join(@world.root, 'quarantine', 'quarantine.*')].flat_map { |path| File.readlines(path) }.map { |line| JSON.parse(line) }
  end

  test('lines of an earlier release come first, in their order, and their buffer is gone') do
    chunk('access/access_log', "b#{STAGED}", "b\nc\n", made: 1_789_990_001)
    chunk('access/access_log', "q#{QUEUED}", "a\n")
    adopt { |output| output.emit_events('app.access', LegacyLog::PacketStream.new([1_790_000_000, { 'message' => 'd' }].to_msgpack, sender: nil)) }
    assert_equal(["a\nb\nc\nd\n", []], [@world.read('access/access_log'), left])
  end

  test('whole files have the day of their lines') do
    chunk('access/access_log', "q#{QUEUED}", "a\n")
    adopt(write: 'whole')
    assert_equal(["access_log.20260921.#{QUEUED}.log"], @world.files('access'))
  end

  test('a chunk that ends inside a line keeps its whole lines, and what is left is in the quarantine') do
    chunk('access/access_log', "b#{STAGED}", "a\nb\ntorn")
    adopt
    assert_equal(["a\nb\n", [['cut-off', 'torn', 'it lay in the buffer access/access_log']]],
                 [@world.read('access/access_log'), refused.map { |one| [one['reason'], one['raw'].unpack1('m0'), one['detail']] }])
  end

  test('records that were set aside are in the quarantine, with their tag') do
    chunk('.fluentd/unmatched/unmatched', "q#{QUEUED}", "2026-09-21T00:00:00+09:00\tnobody\t{\"message\":\"a\"}\nno record\n")
    chunk('.fluentd/errors/errors', "q#{STAGED}", "2026-09-21T00:00:00+09:00\tapp.access\t{\"n\":1}\n")
    adopt
    assert_equal([['malformed', 'app.access', { 'n' => 1 }], ['unknown-tag', 'nobody', { 'message' => 'a' }], ['unknown-tag', nil, nil]],
                 refused.map { |one| one.values_at('reason', 'tag', 'record') })
    assert_equal([], left)
  end

  test('lines of a path that is no stream any more are in the quarantine') do
    chunk('old/old_log', "q#{QUEUED}", "a\nb\n")
    adopt
    assert_equal([%w[unknown-tag a], %w[unknown-tag b]], refused.map { |one| [one['reason'], one['raw'].unpack1('m0').chomp] })
  end

  test('a stream whose name has a date now takes the lines of the name without one') do
    chunk('access/access_log', "q#{QUEUED}", "a\n")
    @world.run(@world.config(more: "adopt_path #{@world.root}/buffer").sub('file access_log', 'file access_log.%Y%m%d')) { |_| nil }
    assert_equal("a\n", @world.read('access/access_log.20260921'))
  end

  test('a chunk whose .meta cannot be read is taken over by the day of its file') do
    path = chunk('access/access_log', "q#{QUEUED}", "a\n")
    File.binwrite("#{path}.meta", "\xc1\x00\x00\x00\x00\x09\xc1garbage".b)
    File.utime(1_790_000_000, 1_790_000_000, path)
    adopt(write: 'whole')
    assert_equal(["access_log.20260921.#{QUEUED}.log"], @world.files('access'))
  end

  test('a chunk that a kill left in the middle is continued, also where the older one before it had to wait') do
    packet = LegacyLog::PacketStream.new([1_790_000_000, { 'message' => "new #{'x' * 50}" }].to_msgpack, sender: nil)
    @world.killed('half') { adopt { |output| output.emit_events('app.access', packet) } }
    chunk('access/access_log', "q#{QUEUED}", "old\n")
    access = File.join(@world.root, 'access')
    File.rename(access, "#{access}.away")
    File.write(access, 'a file where the folder should be')
    config = @world.config(more: "adopt_path #{@world.root}/buffer").sub('flush_interval 1', "flush_interval 1\nflush_thread_interval 1h")
    @world.run(config) do |_|
      File.unlink(access)
      File.rename("#{access}.away", access)
    end
    assert_equal("new #{'x' * 50}\nold\n", @world.read('access/access_log'))
  end

  %w[append whole].each do |write|
    %w[opened half written half-journal journalled renamed].each do |point|
      next if write == 'whole' && point == 'opened'

      test("killed at #{point} (#{write}), and started again: each line once") do
        chunk('access/access_log', "q#{QUEUED}", "#{'a' * 50}\n#{'b' * 50}\n")
        @world.killed(point) { adopt(write: write) }
        adopt(write: write)
        assert_equal("#{'a' * 50}\n#{'b' * 50}\n", @world.files('access').map { |name| @world.read("access/#{name}") }.join)
        assert_equal([], left)
      end
    end
  end
end
