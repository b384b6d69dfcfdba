# frozen_string_literal: true

require 'stringio'
require 'test/unit'
require_relative 'support/collector'
require_relative 'support/output'
require 'legacy_log/quarantined/command'

# The command for what was set aside, from a folder to the files, through a socket, the input and the output.
class QuarantinedTest < Test::Unit::TestCase
  ENTRIES = <<~'JSONL'
    {"at":"2026-11-22T10:00:00.250+09:00","reason":"no-line","detail":"d","tag":"app.access","sender":"10.0.0.1","time":1795309200,"record":{"text":"first","id":"s-1"}}
    {"at":"2026-11-22T10:00:00.250+09:00","reason":"no-line","detail":"d","tag":"app.access","sender":"10.0.0.1","time":1795309200,"record":{"text":"same"}}
    {"at":"2026-11-22T10:00:00.250+09:00","reason":"no-line","detail":"d","tag":"app.access","sender":"10.0.0.1","time":1795309200,"record":{"text":"same"}}
    {"at":"2026-11-22T10:00:01.000+09:00","reason":"time","detail":"d","tag":"app.access","sender":null,"time":99999999999999,"record":{"message":"absurd"}}
    {"at":"2026-11-22T10:00:02.000+09:00","reason":"unknown-tag","detail":"d","tag":"ap.access","sender":null,"time":"1795309200.000000005","record":{"message":"near miss"}}
    {"at":"2026-11-22T10:00:03.000+09:00","reason":"no-line","detail":"d","tag":"app.access","sender":null,"time":1795309200,"raw":"gaR0ZXh0xAL/Cg=="}
    {"at":"2026-11-22T10:00:04.000+09:00","reason":"malformed","detail":"d","tag":"legacy_log.malformed","sender":null,"time":null,"raw":"k8AB"}
    {"at":"2026-11-22T10:00:05.000+09:00","reason":"no-line"
  JSONL

  def setup
    @world = OutputWorld.new
    @folder = File.join(@world.root, 'old')
    Dir.mkdir(@folder)
    File.write(File.join(@folder, 'quarantine.20261122.jsonl'), ENTRIES.chomp)
  end

  def teardown = @world.remove

  def command(*arguments)
    out = StringIO.new
    code = LegacyLog::Quarantined::Command.new(out, {}).run(['quarantine', *arguments, '--path', @folder])
    [code, out.string]
  end

  # Input and output in one process, and the files that come of it.
  def collect
    @world.run(@world.config(stream: 'keys message,text')) do |output|
      Collector.run do |collector|
        collector.input.define_singleton_method(:router) { Class.new { define_method(:emit_stream) { |tag, packet| output.emit_events(tag, packet) } }.new }
        yield "127.0.0.1:#{collector.port}"
      end
    end
  end

  def lines = File.exist?(File.join(@world.root, 'access/access_log')) ? @world.read('access/access_log').split("\n").sort : []

  test('list counts by reason and tag, and says what was replayed') do
    assert_equal([0, <<~TEXT], command('list'))
      entries  replayed  reason        tag, first and last
            1         0  malformed     "legacy_log.malformed"  2026-11-22T10:00:04.000+09:00  2026-11-22T10:00:04.000+09:00
            4         0  no-line       "app.access"  2026-11-22T10:00:00.250+09:00  2026-11-22T10:00:03.000+09:00
            1         0  time          "app.access"  2026-11-22T10:00:01.000+09:00  2026-11-22T10:00:01.000+09:00
            1         0  unknown-tag   "ap.access"  2026-11-22T10:00:02.000+09:00  2026-11-22T10:00:02.000+09:00
    TEXT
  end

  test('show prints the entries that are asked for, as they are') do
    assert_equal([0, ENTRIES.lines[3]], command('show', '--reason', 'time'))
    assert_equal([0, ''], command('show', '--reason', 'time', '--tag', 'ap.access'))
  end

  test('replayed twice, each is written once: with its key, its own time or that of its arrival, and two of the same words are two') do
    collect do |to|
      assert_equal([0, "4 sent and acknowledged, 0 replayed before, 0 left: they have no record, no tag, or not the key\n"],
                   command('replay', '--to', to, '--reason', 'no-line', '--key', 'text'))
      command('replay', '--to', to, '--reason', 'time')
      command('replay', '--to', to, '--reason', 'unknown-tag', '--as', 'app.access')
      File.delete(File.join(@folder, 'quarantine.20261122.jsonl.replayed'))
      assert_equal(0, command('replay', '--to', to, '--reason', 'time')[0])
      assert_equal([0, "0 sent and acknowledged, 1 replayed before, 0 left: they have no record, no tag, or not the key\n"],
                   command('replay', '--to', to, '--reason', 'time'))
    end
    assert_equal(['absurd', 'first', 'near miss', 'same', 'same', "\xFF".b], lines.map(&:b))
  end

  test('what has no record stays, and says so') do
    collect do |to|
      assert_equal([0, "0 sent and acknowledged, 0 replayed before, 1 left: they have no record, no tag, or not the key\n"],
                   command('replay', '--to', to, '--reason', 'malformed'))
    end
    assert_equal([], lines)
  end

  test('without a collector nothing is noted, and the exit code is 1') do
    port = TCPServer.open('127.0.0.1', 0) { |server| server.addr[1] }
    code, words = command('replay', '--to', "127.0.0.1:#{port}")
    assert_equal(1, code)
    assert_match(/legacy-log: a connection was not had from .*; what was acknowledged before is noted, and the rest stays in quarantine/, words)
    assert_equal(%w[quarantine.20261122.jsonl], Dir.children(@folder))
  end

  data('an unknown verb' => ['lst'], 'no verb' => [], 'an unknown option' => ['list', '--all'], 'a port that is none' => ['replay', '--to', 'here'])
  test('a command that is not understood is answered with how it is used, and 2') do |arguments|
    code, words = command(*arguments)
    assert_equal([2, true], [code, words.include?('legacy-log quarantine list')])
  end
end
