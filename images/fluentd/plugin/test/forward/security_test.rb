# frozen_string_literal: true

require 'digest'
require 'test/unit'
require_relative '../support/collector'
require_relative '../support/certificate'

# Who may send: a key, TLS, both.
class SecurityTest < Test::Unit::TestCase
  KEY = "<security>\nself_hostname collector\nshared_key right\n</security>"

  def shake(sender, key)
    _, options = sender.answer
    digest = Digest::SHA512.hexdigest("salt" + 'app' + options['nonce'] + key)
    sender.say(['PING', 'app', 'salt', digest, '', '']).answer
  end

  def acked(sender) = assert_equal({ 'ack' => 'c1' }, sender.say(['a', [[1, {}]], { 'chunk' => 'c1' }]).answer)

  def with_environment(values)
    before = ENV.to_h
    ENV.update(values)
    yield
  ensure
    ENV.replace(before)
  end

  test('with the right key the sender is greeted and its packets are acknowledged') do
    Collector.run(KEY) do |collector|
      sender = collector.connect
      assert_equal(['PONG', true, '', 'collector'], shake(sender, 'right')[0..3])
      acked(sender)
    end
  end

  test('a wrong key is told on both sides, nothing is taken, and the connection ends') do
    Collector.run(KEY) do |collector|
      sender = collector.connect
      assert_equal(['PONG', false, 'shared_key mismatch', '', ''], shake(sender, 'wrong'))
      sender.say(['a', [[1, {}]], { 'chunk' => 'c1' }])
      assert_equal([Sender::CLOSED, []], [sender.answer, collector.router.all])
      assert_equal(1, collector.logs.grep(/Shared key mismatch/).size)
      assert_equal(false, collector.logs.join.include?('right'))
    end
  end

  data('a packet without greeting' => ['a', [[1, {}]], { 'chunk' => 'c1' }], 'no list' => 5, 'a map' => { 'PING' => 1 },
       'a ping of other kinds' => ['PING', nil, 5, [], '', ''], 'a ping too short' => ['PING', 'app'])
  test('what is no greeting is refused, and nothing is taken') do |message|
    Collector.run(KEY) do |collector|
      sender = collector.connect
      sender.answer
      assert_equal(['PONG', false, 'invalid ping message', '', ''], sender.say(message).answer)
      assert_equal([Sender::CLOSED, []], [sender.answer, collector.router.all])
      assert_equal(1, collector.logs.grep(/a connection of 127.0.0.1 was refused: invalid ping message/).size)
    end
  end

  test('JSON is no way around the key') do
    Collector.run(KEY) do |collector|
      sender = collector.connect
      sender.answer
      sender.send('["a",[[1,{}]],{"chunk":"c1"}]')
      assert_equal([false, []], [sender.answer[1], collector.router.all])
    end
  end

  test('TLS with certificate and key from the environment, in files that are gone once they were read') do
    certificate, key = Certificate.make
    with_environment('FLUENTD_TLS_CERTIFICATE' => certificate, 'FLUENTD_TLS_KEY' => key.gsub("\n", '\n')) do
      Collector.run("tls_from_environment true\n<transport tls>\n</transport>\n#{KEY}") do |collector|
        sender = collector.tls
        assert_equal(true, shake(sender, 'right')[1])
        acked(sender)
        files = collector.input.instance_variable_get(:@tls_files)
        assert_equal([false, false], [files.certificate_path, files.key_path].map { |path| File.exist?(path) })
      end
    end
  end

  test('connections that never begin the handshake are not more than the limit, and are no way to keep others out') do
    certificate, key = Certificate.make
    with_environment('FLUENTD_TLS_CERTIFICATE' => certificate, 'FLUENTD_TLS_KEY' => key) do
      Collector.run("tls_from_environment true\nconnection_limit 2") do |collector|
        idle = Array.new(4) { collector.connect }
        assert_equal([Sender::CLOSED] * 2, idle.first(2).map(&:answer))
        acked(collector.tls)
        assert_equal(1, collector.logs.grep(/a connection was closed before its TLS handshake was over/).size)
      end
    end
  end

  test('the files of certificate and key are for this user only') do
    certificate, key = Certificate.make
    files = LegacyLog::Forward::TlsFiles.new('FLUENTD_TLS_CERTIFICATE' => certificate, 'FLUENTD_TLS_KEY' => key)
    modes = [File.dirname(files.key_path), files.certificate_path, files.key_path].map { |path| format('%o', File.stat(path).mode & 0o777) }
    files.remove
    assert_equal([%w[700 600 600], false], [modes, File.exist?(File.dirname(files.key_path))])
  end

  pair = Certificate.make
  other = Certificate.make
  data(
    'no certificate' => [{ 'FLUENTD_TLS_KEY' => pair[1] }, 'the environment variable FLUENTD_TLS_CERTIFICATE is not set'],
    'no key' => [{ 'FLUENTD_TLS_CERTIFICATE' => pair[0], 'FLUENTD_TLS_KEY' => ' ' }, 'the environment variable FLUENTD_TLS_KEY is not set'],
    'a certificate that is none' => [{ 'FLUENTD_TLS_CERTIFICATE' => 'secret', 'FLUENTD_TLS_KEY' => pair[1] },
                                     'FLUENTD_TLS_CERTIFICATE holds no certificate in PEM'],
    'a key that is none' => [{ 'FLUENTD_TLS_CERTIFICATE' => pair[0], 'FLUENTD_TLS_KEY' => 'secret' },
                             'FLUENTD_TLS_KEY holds no key without passphrase in PEM'],
    'a key with passphrase' => [{ 'FLUENTD_TLS_CERTIFICATE' => pair[0], 'FLUENTD_TLS_KEY' => Certificate.locked },
                                'FLUENTD_TLS_KEY holds no key without passphrase in PEM'],
    'the key of another certificate' => [{ 'FLUENTD_TLS_CERTIFICATE' => pair[0], 'FLUENTD_TLS_KEY' => other[1] },
                                         'the key in FLUENTD_TLS_KEY is not the one of the certificate in FLUENTD_TLS_CERTIFICATE']
  )
  test('is an error of the configuration, in words that do not repeat the secret') do |(environment, words)|
    error = assert_raise(Fluent::ConfigError) { LegacyLog::Forward::TlsFiles.new(environment) }
    assert_equal("tls_from_environment: #{words}", error.message)
  end
end
