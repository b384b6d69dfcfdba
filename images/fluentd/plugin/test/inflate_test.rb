# frozen_string_literal: true

require 'test/unit'
require 'timeout'
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

  test('a hundred thousand members one behind another cost what each of them costs') do
    # A copy of what stands behind each would be a hundred gigabytes.
    assert_equal('', Timeout.timeout(60) { gzip(Zlib.gzip('') * 100_000) })
  end

  data('one member' => [Zlib.gzip('a' * 100), 100], 'two' => [Zlib.gzip('a' * 40) * 2, 80], 'more than is allowed' => [Zlib.gzip('a' * 101), Zlib.gzip('a' * 101).bytesize],
       'garbage behind a member' => ["#{ABC}zz".b, 3])
  test('how many bytes it comes to') { |(bytes, size)| assert_equal(size, LegacyLog::Inflate.size(bytes, limit: 100)) }

  test('what is no gzip') { assert_equal('malformed', reason('abcabcabc')) }
  test('a changed byte') { assert_equal('malformed', reason(ABC.b.tap { |bytes| bytes.setbyte(11, 0) })) }
  test('garbage behind a member') { assert_equal('malformed', reason("#{ABC}zz".b)) }

  (1...ABC.bytesize).each do |length|
    test("the first #{length} of #{ABC.bytesize} bytes") { assert_equal('malformed', reason(ABC.byteslice(0, length))) }
  end
end
