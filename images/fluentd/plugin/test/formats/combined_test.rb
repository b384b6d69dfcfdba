# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/formats'

class CombinedTest < Test::Unit::TestCase
  TOKYO = ->(seconds) { Time.at(seconds, in: '+09:00') }

  def line(record, time = 1_764_133_200) = LegacyLog::Formats.make('combined', local: TOKYO).line(record, time)

  data(
    'nginx\' names' => [
      { 'remote_addr' => '192.0.2.1', 'remote_user' => '', 'request' => 'GET /a HTTP/1.1', 'status' => 200,
        'body_bytes_sent' => 9_007_199_254_740_993, 'http_referer' => 'https://example.com/', 'http_user_agent' => 'curl/8' },
      '192.0.2.1 - - [26/Nov/2025:14:00:00 +0900] "GET /a HTTP/1.1" 200 9007199254740993 "https://example.com/" "curl/8"'
    ],
    'the names of Fluentd\'s parser' => [
      { 'host' => '192.0.2.1', 'user' => 'bob', 'method' => 'GET', 'path' => '/a?b[]=1', 'code' => '304', 'size' => nil,
        'referer' => nil, 'agent' => 'x' },
      '192.0.2.1 - bob [26/Nov/2025:14:00:00 +0900] "GET /a?b[]=1" 304 - "-" "x"'
    ],
    'a protocol' => [{ 'method' => 'GET', 'uri' => '/', 'protocol' => 'HTTP/2.0' },
                     '- - - [26/Nov/2025:14:00:00 +0900] "GET / HTTP/2.0" - - "-" "-"'],
    'what would end a field' => [
      { 'remote_addr' => "1 2\t[x]", 'request' => "GET /\"\\\n HTTP/1.1", 'http_user_agent' => "a\" 200 5 \"b\r\n\x7f", 'status' => '2 00' },
      '1\x202\x09\x5Bx\x5D - - [26/Nov/2025:14:00:00 +0900] "GET /\x22\x5C\x0A HTTP/1.1" 2\x2000 - "-" "a\x22 200 5 \x22b\x0D\x0A\x7F"'
    ],
    'a space in a path that came alone' => [{ 'method' => 'GET', 'path' => '/a b HTTP/1.0' },
                                            '- - - [26/Nov/2025:14:00:00 +0900] "GET /a\x20b\x20HTTP/1.0" - - "-" "-"'],
    'bytes that are no UTF-8 beside UTF-8' => [{ 'request' => "GET /\xFF", 'agent' => '東' },
                                              "- - - [26/Nov/2025:14:00:00 +0900] \"GET /\xFF\" - - \"-\" \"東\""]
  )
  test('combined') { |(record, expected)| assert_equal(expected.b, line(record)) }

  test('each second has its own time') do
    format = LegacyLog::Formats.make('combined', local: TOKYO)
    times = [0, 0, 1].map { |time| format.line({ 'request' => 'x' }, time)[/\[.*\]/] }
    assert_equal(['[01/Jan/1970:09:00:00 +0900]', '[01/Jan/1970:09:00:00 +0900]', '[01/Jan/1970:09:00:01 +0900]'], times)
  end

  data('nothing' => {}, 'a method alone' => { 'method' => 'GET' }, 'a line' => { 'message' => 'x' })
  test('refuses a record without request') do |record|
    error = assert_raise(LegacyLog::Refused) { line(record) }
    assert_equal(['no-line', 'the record has neither "request" nor "method" and "path"'], [error.reason, error.detail])
  end
end
