# frozen_string_literal: true

require 'test/unit'
require 'support/committing'

class AppendedFileTest < Test::Unit::TestCase
  include Committing

  # Commits lines to `access_log`, chunk by chunk, each by a process of its own.
  def commit(chunk, *texts) = committer.run(chunk, &lines(append, *texts))

  def log = read('log/access_log')

  test('lines follow each other') do
    commit('c1', 'a', 'b')
    commit('c2', 'c')
    assert_equal("a\nb\nc\n", log)
    assert_equal([], @log.lines)
  end

  test('a chunk that is committed is not written again') do
    2.times { commit('c1', 'a') }
    assert_equal("a\n", log)
  end

  test('bytes of any encoding are written as they came') do
    commit('c1', "\xE3\x81".b, '東京'.b, "\0\x1b")
    assert_equal("\xE3\x81\n東京\n\0\x1b\n".b, log)
  end

  test('what stood in a file before is kept') do
    write('log/access_log', "old\n")
    commit('c1', 'a')
    assert_equal("old\na\n", log)
  end

  test('a last line without its end, that stood there before, gets one') do
    write('log/access_log', "old\ncut")
    commit('c1', 'a')
    assert_equal("old\ncut\na\n", log)
  end

  test('a file that was moved away goes on in a new one') do
    commit('c1', 'a')
    File.rename(path('log/access_log'), path('log/access_log.1'))
    commit('c2', 'b')
    assert_equal(["a\n", "b\n"], [read('log/access_log.1'), log])
    assert_equal(['a file was moved or deleted: its lines go on in a new one'], @log.texts)
  end

  test('a file that was deleted goes on in a new one, also where it gets the same inode') do
    commit('c1', 'a', 'b')
    File.unlink(path('log/access_log'))
    commit('c2', 'c')
    assert_equal("c\n", log)
  end

  test('a folder that was deleted is made again') do
    commit('c1', 'a')
    FileUtils.rm_rf(path('log'))
    commit('c2', 'b')
    assert_equal("b\n", log)
  end

  test("a file that was truncated (logrotate's copytruncate) goes on at its end, without a hole") do
    commit('c1', 'a', 'b')
    File.truncate(path('log/access_log'), 0)
    commit('c2', 'c')
    assert_equal("c\n", log)
    assert_equal(['a file was truncated: its lines go on at its end'], @log.texts)
  end

  test('a file that was truncated inside a line goes on behind it') do
    commit('c1', 'a', 'bcd')
    File.truncate(path('log/access_log'), 4)
    commit('c2', 'e')
    assert_equal("a\nbc\ne\n", log)
  end

  test('what somebody else wrote stays, and what follows is whole lines') do
    commit('c1', 'a')
    File.write(path('log/access_log'), 'foreign', mode: 'a')
    commit('c2', 'b')
    assert_equal("a\nforeign\nb\n", log)
    assert_equal(['somebody else wrote to a file: that stays, and is not counted'], @log.texts)
  end

  test('a file that is deleted while it is written gets its lines in a new one') do
    removed = false
    file = path('log/access_log')
    once = lines(append, 'a', 'b')
    LegacyLog::Disk.singleton_class.class_eval do
      alias_method :kept_sync_folder, :sync_folder
      define_method(:sync_folder) do |folder|
        kept_sync_folder(folder)
        removed = File.unlink(file) if !removed && File.exist?(file)
      end
    end
    committer.run('c1', &once)
    assert_equal("a\nb\n", log)
    assert_equal(true, @log.texts.include?('a file was deleted while it was written: the same lines go to a new one'))
  ensure
    LegacyLog::Disk.singleton_class.class_eval do
      alias_method :sync_folder, :kept_sync_folder
      remove_method :kept_sync_folder
    end
  end

  test('a kill in the middle of a file is continued: a reader by offset sees no byte change') do
    commit('c1', 'a')
    killed('half') { commit('c2', 'bbbb', 'cccc') }
    seen = log
    assert_equal("a\nbbbb\n", seen)
    commit('c2', 'bbbb', 'cccc')
    assert_equal("#{seen}cccc\n", log)
    assert_equal([], @log.lines)
  end

  test('a disk that fills up in the middle is continued by the same process, whatever is tried in between') do
    commit('c1', 'a')
    buffer = { 'c2' => lines(append, 'bbbb', 'cccc') }
    process = committer(buffer)
    full = Module.new do
      define_method(:write) do |bytes|
        next super(bytes) unless path.end_with?('access_log')

        super(bytes.byteslice(0, 7))
        raise Errno::ENOSPC
      end
    end
    File.prepend(full)
    assert_raise(Errno::ENOSPC) { process.run('c2', &buffer['c2']) }
    assert_equal("a\nbbbb\ncc", log)
  ensure
    full.send(:remove_method, :write)
    process.run('c3', &lines(append, 'd'))
    process.run('c2', &buffer['c2'])
    assert_equal("a\nbbbb\ncccc\nd\n", log)
  end

  test('another chunk that comes first after a kill waits for the one that was being written') do
    killed('half') { commit('c1', 'aaaa', 'bbbb') }
    committer('c1' => lines(append, 'aaaa', 'bbbb')).run('c2', &lines(append, 'c'))
    assert_equal("aaaa\nbbbb\nc\n", log)
    assert_equal([2, 1], @done)
  end

  test('what is written again in other words is cut before, told, and kept aside') do
    commit('c1', 'a')
    killed('half') { commit('c2', 'bbbb', 'cccc') }
    commit('c2', 'BBBB', 'CCCC')
    assert_equal("a\nBBBB\nCCCC\n", log)
    assert_equal("bbbb\n", read('quarantine/cut.access_log.2.c2'))
    assert_equal(['cut what stood behind the committed end of a file, and kept it aside'], @log.texts)
  end

  test('what stands in a file that the same chunk does not come to any more is cut, and kept aside') do
    killed('half') { commit('c1', 'aaaa', 'bbbb') }
    committer.run('c1', &lines(append('other_log'), 'aaaa', 'bbbb'))
    assert_equal(['', "aaaa\nbbbb\n", "aaaa\n"], [log, read('log/other_log'), read('quarantine/cut.access_log.0.c1')])
  end

  test('whole lines of a chunk that is gone stay, and a torn one is kept aside') do
    commit('c1', 'a')
    killed('half') { commit('c2', 'bb', 'cccccccc') }
    commit('c3', 'd')
    assert_equal("a\nbb\nd\n", log)
    assert_equal("ccc", read('quarantine/cut.access_log.5.c2'))
    assert_equal(['cut what stood behind the committed end of a file, and kept it aside',
                  'a chunk that was being written is gone: its lines in a file stay, the rest of it is unknown'], @log.texts)
  end

  test('a kill between the making of a file and its first byte leaves nothing to take for older lines') do
    killed('opened') { commit('c1', 'aaaa', 'bbbb') }
    assert_equal('', log)
    killed('half') { commit('c1', 'aaaa', 'bbbb') }
    assert_equal("aaaa\n", log)
    commit('c1', 'aaaa', 'bbbb')
    assert_equal("aaaa\nbbbb\n", log)
  end

  test('a dated name goes by the time of the line, in the zone') do
    files = append('access_log.%Y%m%d%H')
    committer.run('c1') do |batch, _|
      # 23:59:59 and 00:00:00 in +09:00
      batch.line(files, 1_790_002_799, 'a')
      batch.line(files, 1_790_002_800, 'b')
      batch.line(files, 1_790_002_799, 'c')
    end
    assert_equal(["a\nc\n", "b\n"], [read('log/access_log.2026092123'), read('log/access_log.2026092200')])
  end

  test('files are for everybody to read and write, as far as the umask lets them') do
    before = File.umask(0)
    commit('c1', 'a')
    assert_equal(%w[40777 100666], ['log', 'log/access_log'].map { |name| File.stat(path(name)).mode.to_s(8) })
  ensure
    File.umask(before)
  end

  test('a name as long as names may be has room beside it for what is kept aside') do
    name = 'a' * 255
    killed('half') { committer.run('c1', &lines(append(name), 'aaaa', 'bbbb')) }
    committer.run('c1', &lines(append(name), 'BBBB'))
    assert_equal("BBBB\n", read("log/#{name}"))
  end
end
