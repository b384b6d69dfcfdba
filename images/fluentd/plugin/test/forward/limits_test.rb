# frozen_string_literal: true

require 'test/unit'
require_relative '../support/collector'

# What one sender can take from the others, over a real socket.
class LimitsTest < Test::Unit::TestCase
  ACK = { 'chunk' => 'c1' }.freeze

  test('a packet of the limit is taken, one byte more is refused with words and nothing of it stored') do
    Collector.run('packet_limit 1m') do |collector|
      assert_equal({ 'ack' => 'c1' }, collector.connect.say(['a', 'x' * 1_048_576, ACK]).answer)
      assert_equal(Sender::CLOSED, collector.connect.say(['a', 'x' * 1_048_577, ACK]).answer)
      assert_equal(1, collector.router.all.size)
      assert_equal(1, collector.logs.grep(/a message is larger than packet_limit, 1048576 bytes: nothing of it was stored \(from 127/).size)
    end
  end

  data('Forward' => ['a', [[1, { 'm' => 'x' * 1_048_577 }]], ACK], 'Message' => ['a', 1, { 'm' => 'x' * 1_048_577 }, ACK])
  test('the limit is one of each mode') do |message|
    Collector.run('packet_limit 1m') { |collector| assert_equal(Sender::CLOSED, collector.connect.say(message).answer) }
  end

  test('a message without end is refused while it comes in, and its memory given back') do
    Collector.run('packet_limit 1m') do |collector|
      sender = collector.connect.send("\x93\xa1a\xc6\xff\xff\xff\xff".b)
      assert_raise(Errno::EPIPE, Errno::ECONNRESET) { 100.times { sender.send('x' * 65_536) && sleep(0.05) } }
      assert_equal(1, collector.logs.grep(/larger than packet_limit/).size)
      assert_equal(0, admission(collector).instance_variable_get(:@unfinished))
    end
  end

  test('connections over the limit are refused with words, once a minute, and one that ends makes room') do
    Collector.run("connection_limit 3\nconnection_limit_per_address 3") do |collector|
      senders = Array.new(3) { collector.connect('127.0.0.2').tap { |it| acked(it) } }
      assert_equal([Sender::CLOSED] * 3, Array.new(3) { collector.connect('127.0.0.2').answer })
      assert_equal(1, collector.logs.grep(/a connection of 127.0.0.2 was refused: 3 connections are open, which is connection_limit/).size)
      senders.first.close
      sleep 0.01 until admission(collector).open == 2
      acked(collector.connect('127.0.0.2'))
    end
  end

  test('the health check, which comes from the same machine, is let in over the limit of all connections') do
    Collector.run("connection_limit 1\nconnection_limit_per_address 2") do |collector|
      acked(collector.connect('127.0.0.2'))
      assert_equal(Sender::CLOSED, collector.connect('127.0.0.2').answer)
      2.times { acked(collector.connect) }
      assert_equal(Sender::CLOSED, collector.connect.answer)
    end
  end

  test('a sender that reads no acknowledgement is closed with words when they begin to fill the memory') do
    Collector.run do |collector|
      sender = collector.connect
      message = Fluent::MessagePackFactory.msgpack_packer.write(['a', [[1, {}]], { 'chunk' => 'c' * 1024 }]).full_pack * 100
      assert_raise(Errno::EPIPE, Errno::ECONNRESET) { 10_000.times { sender.send(message) } }
      assert_equal(1, collector.said(/a connection of 127.0.0.1 was closed: it does not read its acknowledgements/).size)
      acked(collector.connect)
    end
  end

  data('1,024 bytes' => ['c' * 1024, true], 'one byte more' => ['c' * 1025, false], 'a map' => [{ 'a' => 1 }, false])
  test('an acknowledgement is asked for by a short text') do |(chunk, taken)|
    Collector.run do |collector|
      answer = collector.connect.say(['a', [[1, {}]], { 'chunk' => chunk }]).answer
      assert_equal(taken ? { 'ack' => chunk } : Sender::CLOSED, answer)
      assert_equal(taken ? 1 : 0, collector.router.all.size)
    end
  end

  test('connections of one address over its limit are refused with words') do
    Collector.run('connection_limit_per_address 1') do |collector|
      acked(collector.connect)
      assert_equal(Sender::CLOSED, collector.connect.answer)
      assert_equal(1, collector.logs.grep(/was refused: 1 connections of 127.0.0.1 are open, which is connection_limit_per_address/).size)
    end
  end

  test('unfinished messages of all connections together have a limit') do
    Collector.run("packet_limit 1m\nreceive_limit 1m") do |collector|
      senders = Array.new(2) { collector.connect.send("\x93\xa1a\xc6\x00\x10\x00\x00".b + 'x' * 700_000) }
      assert_equal(1, collector.said(/unfinished messages fill the memory that receive_limit allows/).size)
      acked(collector.connect)
      senders.each(&:close)
    end
  end

  data('skip_invalid_event true' => 'skip_invalid_event', 'tag x' => 'tag', 'chunk_size_limit 8m' => 'chunk_size_limit', 'deny_keepalive true' => 'deny_keepalive')
  test('a setting of forward that loses or changes events is refused') do |name|
    error = assert_raise(Fluent::ConfigError) { Collector.new("#{name} 1") }
    assert_equal("#{name}: legacy_forward does not have this setting of forward", error.message)
  end

  def acked(sender) = assert_equal({ 'ack' => 'c1' }, sender.say(['a', [[1, {}]], ACK]).answer)

  def admission(collector) = collector.input.instance_variable_get(:@admission)
end
