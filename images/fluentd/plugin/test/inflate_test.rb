# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/inflate'

class InflateTest < Test::Unit::TestCase
  def gzip(bytes, limit: 100) = LegacyLog::Inflate.gzip(bytes, limit: limit)

  def reason(bytes, limit: 100)
    gzip(bytes, limit: limit)
    nil
  rescue LegacyLog::Refused => e
    e.reason
  end

  ABC = Zlib.gzip('abc')

  test('one member') { assert_equal('abc', gzip(ABC)) }
  test('members one behind another are one text') { assert_equal('abcabcx', gzip(ABC + ABC + Zlib.gzip('x'))) }
  test('nothing is nothing') { assert_equal('', gzip('')) }
  test('as much as is allowed') { assert_equal(100, gzip(Zlib.gzip('a' * 100)).bytesize) }
  test('one byte more is too long') { assert_equal('too-long', reason(Zlib.gzip('a' * 101))) }
  test('members count together') { assert_equal('too-long', reason(Zlib.gzip('a' * 60) * 2)) }

  test('a bomb of a gigabyte is given up before it is unpacked') do
    # A hundred megabytes a member would take; the limit ends it at the first pieces.
    bomb = Zlib.gzip("\0" * 100_000_000)
    GC.start
    assert_equal('too-long', reason(bomb, limit: LegacyLog::Inflate::LIMIT))
  end

  test('what is no gzip') { assert_equal('malformed', reason('abcabcabc')) }
  test('a changed byte') { assert_equal('malformed', reason(ABC.b.tap { |bytes| bytes.setbyte(11, 0) })) }
  test('garbage behind a member') { assert_equal('malformed', reason("#{ABC}zz".b)) }

  (1...ABC.bytesize).each do |length|
    test("the first #{length} of #{ABC.bytesize} bytes") { assert_equal('malformed', reason(ABC.byteslice(0, length))) }
  end
end
