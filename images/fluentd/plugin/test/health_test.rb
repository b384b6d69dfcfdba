# frozen_string_literal: true

require 'open3'
require 'test/unit'
require_relative 'support/certificate'
require_relative 'support/collector'

# The health check as it is run, against the input.
class HealthTest < Test::Unit::TestCase
  HEALTH = File.expand_path('../bin/health', __dir__)
  KEY = "<security>\nself_hostname collector\nshared_key right\n</security>"

  def health(port, environment = {})
    _, words, status = Open3.capture3({ 'RUBYOPT' => nil }.merge(environment), RbConfig.ruby, '--disable-gems', HEALTH, '127.0.0.1', port.to_s)
    [status.exitstatus, words.chomp.sub(port.to_s, 'PORT')]
  end

  # One that answers with these bytes, and then nothing more.
  def answering(bytes, close: false)
    server = TCPServer.new('127.0.0.1', 0)
    thread = Thread.new do
      socket = server.accept
      socket.readpartial(1) if bytes
      socket.write(bytes.to_s)
      close ? socket.close : socket.read
    end
    yield server.addr[1]
  ensure
    thread.kill
    server.close
  end

  test('healthy where the acknowledgement comes back') do
    Collector.run do |collector|
      assert_equal([0, ''], health(collector.port))
      assert_equal(['legacy_log.health'], collector.router.all.map(&:tag))
    end
  end

  test('healthy with a key, over TLS') do
    certificate, key = Certificate.make
    before = ENV.to_h
    ENV.update('FLUENTD_TLS_CERTIFICATE' => certificate, 'FLUENTD_TLS_KEY' => key)
    Collector.run("tls_from_environment true\n#{KEY}") do |collector|
      secrets = { 'FLUENTD_SHARED_KEY' => 'right' }
      assert_equal([0, ''], health(collector.port, secrets))
      assert_equal([1, 'unhealthy: a greeting was not had from 127.0.0.1:PORT: the key is refused: shared_key mismatch (RuntimeError)'],
                   health(collector.port, 'FLUENTD_SHARED_KEY' => 'wrong'))
    end
  ensure
    ENV.replace(before)
  end

  test('unhealthy where nobody listens') do
    port = TCPServer.open('127.0.0.1', 0) { |server| server.addr[1] }
    assert_match(/\Aunhealthy: a connection was not had from 127.0.0.1:PORT: Connection refused/, health(port)[1])
  end

  test('unhealthy where the port is open and nothing is answered') do
    answering(nil) do |port|
      assert_equal([1, 'unhealthy: an acknowledgement was not had from 127.0.0.1:PORT: 3 seconds went by'], health(port))
    end
  end

  test('unhealthy where the connection is closed') do
    answering('', close: true) do |port|
      assert_match(/an acknowledgement was not had from 127.0.0.1:PORT: (the connection was closed|.*reset by peer)/, health(port)[1])
    end
  end

  data('something else' => 'HTTP/1.1 400', 'another acknowledgement' => "\x81\xa3ack\xa1x")
  test('unhealthy where the answer is another') do |bytes|
    answering(bytes.b) do |port|
      assert_match(/\Aunhealthy: an acknowledgement was not had from 127.0.0.1:PORT: the answer is /, health(port)[1])
    end
  end

  test('an answer in pieces is an answer') do
    server = TCPServer.new('127.0.0.1', 0)
    thread = Thread.new do
      socket = server.accept
      asked = socket.readpartial(4096) until asked.to_s.include?('chunk')
      "\x81\xa3ack\xd9\x10#{asked[-16..]}".b.each_char { |it| socket.write(it) && sleep(0.005) }
      socket.read
    end
    assert_equal([0, ''], health(server.addr[1]))
  ensure
    thread.kill
    server.close
  end
end
