# frozen_string_literal: true

require 'test/unit'
require 'legacy_log/forward/admission'
require 'legacy_log/forward/handshakes'
require 'legacy_log/forward/held_acks'
require 'legacy_log/forward/seldom'

class PartsTest < Test::Unit::TestCase
  test('words that come again and again are said at once, and then once a minute with how many there were') do
    now = 0
    said = []
    seldom = LegacyLog::Forward::Seldom.new(now: -> { now }) { |words| said << words }
    seldom.say(:full, 'full of a')
    seldom.say(:key, 'wrong key')
    now = 59.9
    2.times { seldom.say(:full, 'full of b') }
    seldom.tick
    assert_equal(['full of a', 'wrong key'], said)
    now = 60
    seldom.tick
    seldom.tick
    assert_equal(['full of a', 'wrong key', 'full of b (and 1 more since the last word of it)'], said)
    now = 120
    seldom.say(:full, 'full of c')
    assert_equal('full of c', said.last)
  end

  test('an address that has left is forgotten') do
    limits = LegacyLog::Forward::Admission::Limits.new(connections: 9, per_address: 1, unfinished: 10)
    admission = LegacyLog::Forward::Admission.new(limits)
    assert_nil(admission.enter('a'))
    assert_equal('1 connections of a are open, which is connection_limit_per_address', admission.enter('a'))
    admission.leave('a')
    assert_equal([0, {}], [admission.open, admission.instance_variable_get(:@by_address)])
    assert_nil(admission.enter('a'))
  end

  test('bytes at the limit may be held, one more may not, and giving back is always right') do
    limits = LegacyLog::Forward::Admission::Limits.new(connections: 9, per_address: 1, unfinished: 10)
    admission = LegacyLog::Forward::Admission.new(limits)
    assert_equal([true, false, true, true], [10, 1, -1, 0].map { |change| admission.hold(change) })
  end

  test('a handshake may take as long as it may, and one that takes longer has to go') do
    handshakes = LegacyLog::Forward::Handshakes.new(5)
    assert_equal([], handshakes.overdue([:a], 0))
    assert_equal([], handshakes.overdue(%i[a b], 9.9))
    assert_equal([:a], handshakes.overdue(%i[a b], 10))
    assert_equal([:b], handshakes.overdue([:b], 20))
  end

  test('of too many handshakes the oldest have to go') do
    handshakes = LegacyLog::Forward::Handshakes.new(2)
    assert_equal([], handshakes.overdue(%i[a b], 0))
    assert_equal(%i[a b], handshakes.overdue(%i[a b c d], 1))
  end

  test('acknowledgements that are held are synced once for all, and released then') do
    syncs = 0
    ready = Queue.new
    held = LegacyLog::Forward::HeldAcks.new(delay: 0, sync: -> { syncs += 1 }, ready: -> { ready << true }, failed: ->(e) { raise e })
    5.times { |n| held.hold(:session, n) }
    thread = Thread.new { held.run }
    ready.pop
    released = []
    held.release { |_session, chunk| released << chunk }
    held.stop
    thread.join
    assert_equal([[0, 1, 2, 3, 4], 1], [released, syncs])
  end

  test('acknowledgements whose sync failed are never given, and the next ones are') do
    ready = Queue.new
    failures = Queue.new
    answers = ['EIO', nil]
    sync = -> { (error = answers.shift) && raise(error) }
    held = LegacyLog::Forward::HeldAcks.new(delay: 0, sync: sync, ready: -> { ready << true }, failed: ->(e) { failures << e.message })
    thread = Thread.new { held.run }
    held.hold(:session, 'first')
    assert_equal('EIO', failures.pop)
    held.hold(:session, 'second')
    ready.pop
    released = []
    held.release { |_session, chunk| released << chunk }
    held.stop
    thread.join
    assert_equal(['second'], released)
  end
end
