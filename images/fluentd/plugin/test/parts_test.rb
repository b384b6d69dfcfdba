# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/parts'
require 'zlib'

class PartsOfChunkTest < Test::Unit::TestCase
  MIB = 1024 * 1024

  def frame(entries, compressed = nil) = LegacyLog::Frame.new('app.access', nil, 1, compressed, entries.b, nil).to_bytes

  def gzip(bytes) = frame(Zlib.gzip('x' * bytes), 'gzip')

  def of(*frames) = LegacyLog::Parts.of('0a', frames.join)

  test('a chunk without compressed packets is one part, whatever its size') do
    chunk = frame('x' * 20 * MIB)
    assert_equal({ '0a' => chunk }, of(chunk))
  end

  test('packets that come to 16 MiB are one part, and one byte more are two') do
    half = gzip(8 * MIB)
    assert_equal({ '0a' => half + half }, of(half, half))
    # Made once: gzip writes down the second in which it was made.
    larger = gzip((8 * MIB) + 1)
    assert_equal({ '0a' => half, '0a.1' => larger }, of(half, larger))
  end

  test('a packet that is larger than a part is one of its own, and nothing between parts is lost') do
    large = gzip(20 * MIB)
    small = frame('a')
    assert_equal({ '0a' => small, '0a.1' => large, '0a.2' => "#{small}torn".b }, of(small, large, small, 'torn'))
  end

  test('a packet that says it is gzip and is none counts as what it is') do
    none = frame('no gzip', 'gzip')
    assert_equal({ '0a' => none + none }, of(none, none))
  end

  test('the chunk of a part is known by its name') do
    assert_equal(%w[0a 0a], [LegacyLog::Parts.chunk_of('0a'), LegacyLog::Parts.chunk_of('0a.12')])
  end
end
